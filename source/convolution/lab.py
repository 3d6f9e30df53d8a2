# ---
# jupyter:
#   autograder:
#     number: 6
#     title: {es: "Convolución y pooling", en: "Convolution and pooling"}
#     off_limits:
#       ready_made: ["torch", "torchvision", "scipy.signal", "scipy.ndimage", "cv2", "skimage"]
#       ready_made_and_pad:
#         ["torch", "torchvision", "scipy.signal", "scipy.ndimage", "cv2", "skimage", "numpy.pad"]
# ---

# %% [markdown] lang="es"
# # Convolución y pooling
#
# Una foto de 640 × 427 píxeles a color son 819.840 números. Si conectáramos cada uno con apenas cien
# neuronas, ya serían 82 millones de pesos, y la red tendría que aprender por separado qué es un borde en la
# esquina de arriba y qué es un borde al centro. La **convolución** parte de dos ideas más sensatas: para
# reconocer algo local basta mirar una **ventanita**, y lo que sirve en un lugar de la imagen sirve en todos.
# Una misma plantilla de unos pocos pesos recorre la imagen entera.
#
# En este laboratorio la construyes tú, solo con NumPy:
#
# 1. **imágenes**: qué números hay en una foto, y cómo volver de números a foto;
# 2. **la ventana que se desliza**: dimensiones, relleno, y la convolución misma; con ella, desenfoques y
#    bordes;
# 3. **volúmenes**: tres colores de entrada, muchos filtros de salida;
# 4. **pooling**: resumir cada ventana en un solo número;
# 5. **hacia atrás**: los gradientes que permiten *aprender* un filtro.
#
# **Las reglas del juego.** Las imágenes son arreglos `float64` de forma `(H, W)`: alto primero, ancho
# después. Un tamaño (`stride`, `padding`, `window`…) es un `int` que vale para las dos direcciones o una
# tupla `(vertical, horizontal)`. Tus funciones nunca modifican sus argumentos, y lanzan `ValueError`
# únicamente en los casos que el enunciado nombra. Como aquí la convolución la escribes tú, dentro de los
# ejercicios no se usan `torch`, `torchvision`, `scipy.signal`, `scipy.ndimage`, `cv2` ni `skimage`.

# %% [markdown] lang="en"
# # Convolution and pooling
#
# A colour photograph of 640 × 427 pixels is 819,840 numbers. Wire each of them to a mere hundred neurons
# and you already have 82 million weights, and the network must learn separately what an edge in the top
# corner is and what an edge in the middle is. **Convolution** starts from two wiser ideas: to recognise
# something local it is enough to look through a **small window**, and what helps in one place of the image
# helps in all of them. One template of a few weights travels across the whole image.
#
# In this lab you build it yourself, with NumPy alone:
#
# 1. **images**: which numbers a photograph holds, and how to get back from numbers to a photograph;
# 2. **the sliding window**: dimensions, padding, and convolution itself; with it, blur and edges;
# 3. **volumes**: three colours in, many filters out;
# 4. **pooling**: summing each window up in a single number;
# 5. **backwards**: the gradients with which a filter can be *learned*.
#
# **The rules of the game.** Images are `float64` arrays of shape `(H, W)`: height first, then width. A size
# (`stride`, `padding`, `window`…) is an `int` for both directions or a `(vertical, horizontal)` tuple. Your
# functions never modify their arguments, and raise `ValueError` only in the cases that the text names. Since
# you write the convolution here, the exercises use neither `torch`, `torchvision`, `scipy.signal`,
# `scipy.ndimage`, `cv2` nor `skimage`.

# %% role="setup"
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sklearn.datasets import load_sample_image


def as_pair(size: int | tuple[int, int]) -> tuple[int, int]:
    """
    :es:
    Un tamaño como `(vertical, horizontal)`: `3` es `(3, 3)`. Úsala donde te sirva.
    :en:
    A size as `(vertical, horizontal)`: `3` is `(3, 3)`. Use it wherever it helps.
    :end:
    """
    return (size, size) if isinstance(size, int) else (size[0], size[1])


# %%
plt.rcParams.update({"figure.dpi": 100, "figure.constrained_layout.use": True})


def show_image(axes: Axes, image: np.ndarray, title: str, **options) -> None:
    """
    :es:
    Dibuja una imagen; las de un solo canal, en grises de 0 a 255.
    :en:
    Draw an image; those of a single channel in greys from 0 to 255.
    :end:
    """
    axes.imshow(image, **({"cmap": "gray", "vmin": 0, "vmax": 255} | options))
    axes.set_title(title, fontsize=10)
    axes.set_xticks([])
    axes.set_yticks([])


def show_grid(axes: Axes, grid: np.ndarray, title: str = "", **options) -> None:
    """
    :es:
    Dibuja una matriz chica con sus números.
    :en:
    Draw a small matrix with its numbers.
    :end:
    """
    axes.imshow(grid, **({"cmap": "Blues", "vmin": 0, "vmax": 20} | options))
    for (row, column), value in np.ndenumerate(grid):
        axes.text(column, row, f"{value:g}", ha="center", va="center", fontsize=11)
    axes.set_xticks(np.arange(grid.shape[1] + 1) - 0.5, labels=[])
    axes.set_yticks(np.arange(grid.shape[0] + 1) - 0.5, labels=[])
    axes.tick_params(length=0)
    axes.grid(color="white", linewidth=1.5)
    axes.set_title(title, fontsize=10)


def frame(axes: Axes, row: int, column: int, height: int, width: int, color: str = "tab:red") -> None:
    """
    :es:
    Marca la ventana que empieza en (row, column).
    :en:
    Mark the window that starts at (row, column).
    :end:
    """
    axes.add_patch(
        Rectangle(
            (column - 0.5, row - 0.5), width, height, fill=False, edgecolor=color, linewidth=3, zorder=5
        )
    )


# %% [markdown] lang="es"
# ## 1. Una foto es un arreglo de números
#
# scikit-learn trae un par de fotos; nos quedamos con un pedazo de un palacio de verano en China. Es un
# arreglo de forma `(H, W, 3)`: en cada píxel, cuánto **rojo, verde y azul** hay, en enteros de 8 bits
# (`uint8`), de 0 (nada) a 255 (todo).

# %% [markdown] lang="en"
# ## 1. A photograph is an array of numbers
#
# scikit-learn ships a couple of photographs; we take a piece of a summer palace in China. It is an array of
# shape `(H, W, 3)`: for each pixel, how much **red, green and blue** there is, as integers of 8 bits
# (`uint8`), from 0 (none) to 255 (all).

# %%
photo = load_sample_image("china.jpg")[100:356, 30:350]
print(photo.shape, photo.dtype)

figure, panels = plt.subplots(1, 4, figsize=(12, 2.8))
show_image(panels[0], photo, "la foto (256 × 320 × 3)")  # lang: es
show_image(panels[0], photo, "the photograph (256 × 320 × 3)")  # lang: en
color_names = ("rojo", "verde", "azul")  # lang: es
color_names = ("red", "green", "blue")  # lang: en
for channel in range(3):
    show_image(panels[channel + 1], photo[:, :, channel], color_names[channel])
plt.show()

# %% [markdown] lang="es"
# De cerca se ven los números. Este es el canal rojo en un trocito del alero:

# %% [markdown] lang="en"
# From near by the numbers show. This is the red channel in a little piece of the eaves:

# %%
figure, panels = plt.subplots(1, 2, figsize=(10, 4))
show_image(panels[0], photo[:, :, 0], "canal rojo")  # lang: es
show_image(panels[0], photo[:, :, 0], "red channel")  # lang: en
frame(panels[0], 88, 168, 8, 8)
patch = photo[88:96, 168:176, 0]
panels[1].imshow(patch, cmap="gray", vmin=0, vmax=255)
for (row, column), value in np.ndenumerate(patch):
    ink = "black" if value > 120 else "white"
    panels[1].text(column, row, str(value), ha="center", va="center", fontsize=9, color=ink)
panels[1].set_axis_off()
panels[1].set_title("el cuadro rojo, de cerca", fontsize=10)  # lang: es
panels[1].set_title("the red square from near by", fontsize=10)  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### Ojo con los enteros de 8 bits
#
# En un `uint8` no cabe el 256: después del 255 viene de nuevo el 0, como en el odómetro de un auto viejo.
# NumPy no reclama, y la foto queda llena de manchas raras. Por eso calculamos siempre en `float64` y
# volvemos a 8 bits recién al final.

# %% [markdown] lang="en"
# ### Mind the 8-bit integers
#
# There is no room for 256 in a `uint8`: after 255 comes 0 again, as on the odometer of an old car. NumPy
# does not complain, and the photograph is full of strange stains. That is why we always compute in `float64`
# and go back to 8 bits only at the very end.

# %%
brighter = photo + np.uint8(80)
print("200 + 80 =", (np.array([200], dtype=np.uint8) + np.uint8(80))[0])

figure, panels = plt.subplots(1, 2, figsize=(8, 3.4))
show_image(panels[0], photo, "la foto")  # lang: es
show_image(panels[1], brighter, "la foto + 80, en uint8")  # lang: es
show_image(panels[0], photo, "the photograph")  # lang: en
show_image(panels[1], brighter, "the photograph + 80, in uint8")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### Ejercicio: a grises
#
# La manera más simple de quedarse con un solo canal es promediar los tres. (El ojo ve mejor el verde que el
# azul, y las cámaras le dan más peso; aquí los tres pesan lo mismo.)

# %% [markdown] lang="en"
# ### Exercise: to greyscale
#
# The simplest way to keep a single channel is to average the three. (The eye sees green better than blue,
# and cameras give it more weight; here the three weigh the same.)


# %% exercise="to_grayscale" points=1 off_limits="ready_made"
def to_grayscale(rgb: np.ndarray) -> np.ndarray:
    """
    :es:
    El promedio de los tres canales de una imagen a color.

    Argumentos:
        rgb: arreglo de forma (H, W, 3), uint8 o float64.

    Devuelve:
        Arreglo float64 de forma (H, W).
    :en:
    The mean over the three channels of a colour image.

    Args:
        rgb: array of shape (H, W, 3), uint8 or float64.

    Returns:
        A float64 array of shape (H, W).
    :end:

    >>> to_grayscale(np.array([[[255, 255, 0], [10, 20, 30]]], dtype=np.uint8))
    array([[170.,  20.]])
    """
    ### BEGIN SOLUTION
    return rgb.mean(axis=2)
    ### END SOLUTION


# %%
gray = to_grayscale(photo)
print(gray.shape, gray.dtype)

# %% [markdown] lang="es"
# ### Ejercicio: de vuelta a 8 bits
#
# Después de filtrar habrá valores con decimales, negativos y mayores que 255. Para mirarlos como imagen hay
# que **redondear** (no truncar) y **recortar**: lo que se pasa de 255 queda en 255, lo negativo en 0. Los
# empates se redondean al par, como hace NumPy: 0,5 → 0; 1,5 → 2; 2,5 → 2.

# %% [markdown] lang="en"
# ### Exercise: back to 8 bits
#
# After filtering there will be values with decimals, negative ones and some above 255. To look at them as an
# image we must **round** (not truncate) and **clip**: what exceeds 255 stays at 255, what is negative at 0.
# Ties are rounded to the even number, as NumPy does: 0.5 → 0, 1.5 → 2, 2.5 → 2.


# %% exercise="to_uint8" points=1 off_limits="ready_made"
def to_uint8(image: np.ndarray) -> np.ndarray:
    """
    :es:
    Los valores redondeados al entero más cercano (empates al par) y recortados a [0, 255].

    Argumentos:
        image: arreglo float64 de cualquier forma. `inf` y `-inf` cuentan como muy grande y muy chico;
            `nan` no viene.

    Devuelve:
        Arreglo uint8 de la misma forma.
    :en:
    The values rounded to the nearest integer (ties to even) and clipped to [0, 255].

    Args:
        image: float64 array of any shape. `inf` and `-inf` count as very large and very small; `nan` is
            not given.

    Returns:
        A uint8 array of the same shape.
    :end:

    >>> to_uint8(np.array([0.5, 1.5, 99.7, -3.0, 300.0]))
    array([  0,   2, 100,   0, 255], dtype=uint8)
    """
    ### BEGIN SOLUTION
    return np.rint(image).clip(0, 255).astype(np.uint8)
    ### END SOLUTION


# %%
figure, panels = plt.subplots(1, 3, figsize=(11, 3.2))
show_image(panels[0], to_uint8(gray), "en grises")  # lang: es
show_image(panels[1], to_uint8(gray + 80), "grises + 80, recortado")  # lang: es
show_image(panels[2], to_uint8(2 * (gray - 128) + 128), "más contraste")  # lang: es
show_image(panels[0], to_uint8(gray), "in greys")  # lang: en
show_image(panels[1], to_uint8(gray + 80), "greys + 80, clipped")  # lang: en
show_image(panels[2], to_uint8(2 * (gray - 128) + 128), "more contrast")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 2. La ventana que se desliza
#
# Un **filtro** (*kernel*) es una matriz chica de pesos $w$. Se apoya sobre la imagen $x$, se multiplica cada
# peso por el píxel que le queda debajo, se suma todo, y el resultado es **un** píxel de la salida. Luego el
# filtro se corre un lugar y se repite:
#
# $$y_{ij} = \sum_{a=0}^{k_v-1}\sum_{b=0}^{k_h-1} w_{ab}\; x_{i+a,\;j+b}.$$
#
# (En matemáticas esto se llama *correlación cruzada*; la convolución de los libros además da vuelta el
# filtro. Todas las bibliotecas de redes profundas llaman convolución a la fórmula de arriba, y nosotros
# también: como los pesos se aprenden, da lo mismo.)
#
# Hagámoslo a mano con un filtro que compara la izquierda con la derecha. Para la ventana de la esquina:
# $1 \cdot 3 + 0 \cdot 1 + (-1) \cdot 9 + \dots$

# %% [markdown] lang="en"
# ## 2. The sliding window
#
# A **filter** (*kernel*) is a small matrix of weights $w$. It is laid on the image $x$, each weight is
# multiplied by the pixel below it, everything is added, and the result is **one** pixel of the output. Then
# the filter moves on by one place, and so on:
#
# $$y_{ij} = \sum_{a=0}^{k_v-1}\sum_{b=0}^{k_h-1} w_{ab}\; x_{i+a,\;j+b}.$$
#
# (Mathematicians call this *cross-correlation*; the convolution of their books flips the filter besides. All
# deep-learning libraries call the formula above convolution, and so do we: the weights are learned, so it
# makes no difference.)
#
# Let us do it by hand with a filter that compares left with right. For the window in the corner:
# $1 \cdot 3 + 0 \cdot 1 + (-1) \cdot 9 + \dots$

# %%
x = np.array(
    [
        [3.0, 1.0, 9.0, 8.0, 9.0],
        [2.0, 3.0, 9.0, 9.0, 8.0],
        [3.0, 2.0, 8.0, 9.0, 9.0],
        [1.0, 2.0, 9.0, 8.0, 9.0],
    ]
)
w = np.array([[1.0, 0.0, -1.0], [1.0, 0.0, -1.0], [1.0, 0.0, -1.0]])

by_hand = np.full((2, 3), np.nan)
by_hand[0, 0] = (3 - 9) + (2 - 9) + (3 - 8)
by_hand[0, 1] = (1 - 8) + (3 - 9) + (2 - 9)
by_hand[0, 2] = (9 - 9) + (9 - 8) + (8 - 9)
by_hand[1, 0] = (2 - 9) + (3 - 8) + (1 - 9)
by_hand[1, 1] = (3 - 9) + (2 - 9) + (2 - 8)
by_hand[1, 2] = (9 - 8) + (8 - 9) + (9 - 9)
print(by_hand)

# %%
figure, panels = plt.subplots(2, 3, figsize=(10, 5))
for axes, (row, column) in zip(panels.flat, np.ndindex(2, 3), strict=True):
    show_grid(axes, x)
    frame(axes, row, column, 3, 3)
    axes.set_title(f"y[{row}, {column}] = {by_hand[row, column]:g}", fontsize=10)
figure.suptitle("El filtro (1, 0, −1) pasa por las seis ventanas de una imagen de 4 × 5")  # lang: es
figure.suptitle("The filter (1, 0, −1) visits the six windows of a 4 × 5 image")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Mira los resultados: muy negativos donde la ventana cruza el salto de los números chicos a los grandes, y
# casi cero donde todo es parejo. El filtro *detecta un borde vertical*.
#
# ### ¿De qué porte es la salida?
#
# La imagen era de 4 × 5 y la salida de 2 × 3: cada ventana tiene que caber entera, así que se pierden
# $k - 1$ píxeles por dirección. Dos perillas cambian la cuenta:
#
# * el **paso** $s$ (*stride*): el filtro avanza de a $s$ píxeles, y la salida se achica unas $s$ veces;
# * el **relleno** $p$ (*padding*): se agrega un borde de $p$ ceros por cada lado, para que también el píxel
#   de la esquina sea alguna vez el centro de una ventana.
#
# En una dirección de largo $H$, la última ventana puede empezar a lo más en el lugar $H + 2p - k$, y empiezan
# en $0, s, 2s, \dots$ Contándolas:
#
# $$H' = \left\lfloor \frac{H + 2p - k}{s} \right\rfloor + 1.$$
#
# El piso $\lfloor\cdot\rfloor$ dice que los píxeles que sobran al final, donde ya no cabe otra ventana, se
# ignoran.

# %% [markdown] lang="en"
# Look at the results: very negative where the window crosses the jump from small numbers to large ones, and
# nearly zero where all is even. The filter *detects a vertical edge*.
#
# ### How large is the output?
#
# The image was 4 × 5 and the output 2 × 3: each window must fit as a whole, so we lose $k - 1$ pixels in each
# direction. Two knobs change the count:
#
# * the **stride** $s$: the filter moves on by $s$ pixels, and the output shrinks some $s$ times;
# * the **padding** $p$: a border of $p$ zeros is added on each side, so that the pixel in the corner, too, is
#   once the centre of a window.
#
# In a direction of length $H$ the last window can start no later than at place $H + 2p - k$, and they start
# at $0, s, 2s, \dots$ Counting them:
#
# $$H' = \left\lfloor \frac{H + 2p - k}{s} \right\rfloor + 1.$$
#
# The floor $\lfloor\cdot\rfloor$ says that pixels left over at the end, where no other window fits, are
# ignored.

# %%
# H, k, s, p
cases = {
    (7, 3, 1, 0): [0, 1, 2, 3, 4],
    (7, 3, 2, 0): [0, 2, 4],
    (8, 3, 2, 0): [0, 2, 4],
    (7, 3, 2, 1): [-1, 1, 3, 5],
}
figure, panels = plt.subplots(4, 1, figsize=(9, 6.5))
for axes, ((length, k, s, p), starts) in zip(panels, cases.items(), strict=True):
    for place in range(-p, length + p):
        inside = 0 <= place < length
        axes.add_patch(
            Rectangle(
                (place, 0), 1, 0.8, facecolor="tab:blue" if inside else "white", edgecolor="black", alpha=0.6
            )
        )
    for number, start in enumerate(starts):
        axes.plot([start + 0.1, start + k - 0.1], [-0.3 - 0.3 * number] * 2, color="tab:red", linewidth=4)
    axes.set_xlim(-1.2, 9.2)
    axes.set_ylim(-1.9, 1.0)
    axes.set_axis_off()
    axes.set_title(
        f"H = {length}, k = {k}, s = {s}, p = {p}   →   H' = {len(starts)}", fontsize=10, loc="left"
    )
plt.show()

# %% [markdown] lang="es"
# Azul: los píxeles; blanco: el relleno; rojo: las ventanas. En el tercer caso el último píxel queda fuera.

# %% [markdown] lang="en"
# Blue: the pixels; white: the padding; red: the windows. In the third case the last pixel is left out.


# %% exercise="conv_output_shape" points=2 off_limits="ready_made"
def conv_output_shape(
    shape: tuple[int, int],
    kernel: int | tuple[int, int],
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> tuple[int, int]:
    """
    :es:
    La forma de la salida de una convolución.

    Argumentos:
        shape: forma (H, W) de la imagen.
        kernel: tamaño del filtro, un int o (vertical, horizontal).
        stride: paso, un int o (vertical, horizontal).
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Una tupla de dos int.

    Lanza:
        ValueError: si el filtro no cabe en la imagen con su relleno, si un paso o un lado del filtro es
            menor que 1, o si un relleno es negativo.
    :en:
    The shape of the output of a convolution.

    Args:
        shape: shape (H, W) of the image.
        kernel: size of the filter, an int or (vertical, horizontal).
        stride: an int or (vertical, horizontal).
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A tuple of two ints.

    Raises:
        ValueError: if the filter does not fit in the padded image, if a stride or a side of the filter is
            less than 1, or if a padding is negative.
    :end:

    >>> conv_output_shape((4, 5), 3)
    (2, 3)
    >>> conv_output_shape((28, 28), (5, 3), stride=2, padding=(2, 1))
    (14, 14)
    """
    ### BEGIN SOLUTION
    (height, width), (k_v, k_h) = shape, as_pair(kernel)
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    if k_v < 1 or k_h < 1 or s_v < 1 or s_h < 1 or p_v < 0 or p_h < 0:
        raise ValueError(f"tamaños imposibles: {kernel=}, {stride=}, {padding=}")  # lang: es
        raise ValueError(f"impossible sizes: {kernel=}, {stride=}, {padding=}")  # lang: en
    room_v, room_h = height + 2 * p_v - k_v, width + 2 * p_h - k_h
    if room_v < 0 or room_h < 0:
        raise ValueError(f"el filtro no cabe: {shape=}, {kernel=}, {padding=}")  # lang: es
        raise ValueError(f"the kernel does not fit: {shape=}, {kernel=}, {padding=}")  # lang: en
    return room_v // s_v + 1, room_h // s_h + 1
    ### END SOLUTION


# %% [markdown] lang="es"
# Con tu función se puede diseñar una red en el papel. Así se van achicando los dígitos de 28 × 28 en una red
# clásica:

# %% [markdown] lang="en"
# With your function a network can be designed on paper. This is how digits of 28 × 28 shrink in a classical
# network:

# %%
shape = (28, 28)
for kernel, stride, padding in [(5, 1, 2), (2, 2, 0), (5, 1, 0), (2, 2, 0)]:
    previous, shape = shape, conv_output_shape(shape, kernel, stride, padding)
    print(f"{previous} -> {shape}    k = {kernel}, s = {stride}, p = {padding}")

# %% [markdown] lang="es"
# ### Ejercicio: el relleno
#
# Con $p = (k-1)/2$ y paso 1 la salida mide lo mismo que la entrada. El borde puede llevar cualquier valor:
# ceros para convolucionar, y más abajo verás para qué sirve un borde de $-\infty$. Aquí lo armas tú, sin
# `numpy.pad` (en los demás ejercicios sí lo puedes usar).

# %% [markdown] lang="en"
# ### Exercise: padding
#
# With $p = (k-1)/2$ and stride 1 the output is as large as the input. The border may hold any value: zeros
# for convolution, and further down you will see what a border of $-\infty$ is good for. Here you build it
# yourself, without `numpy.pad` (in the other exercises you may use it).


# %% exercise="pad" points=1 off_limits="ready_made_and_pad"
def pad(image: np.ndarray, padding: int | tuple[int, int], value: float = 0.0) -> np.ndarray:
    """
    :es:
    La imagen al centro de un marco de `value`.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        padding: ancho del marco, un int o (vertical, horizontal); nunca es negativo.
        value: cualquier float, también infinito.

    Devuelve:
        Arreglo float64 de forma (H + 2 p_v, W + 2 p_h).
    :en:
    The image in the middle of a frame of `value`.

    Args:
        image: float64 array of shape (H, W).
        padding: width of the frame, an int or (vertical, horizontal); it is never negative.
        value: any float, infinite ones included.

    Returns:
        A float64 array of shape (H + 2 p_v, W + 2 p_h).
    :end:

    >>> pad(np.array([[1.0, 2.0]]), (1, 2), value=9.0)
    array([[9., 9., 9., 9., 9., 9.],
           [9., 9., 1., 2., 9., 9.],
           [9., 9., 9., 9., 9., 9.]])
    """
    ### BEGIN SOLUTION
    (height, width), (p_v, p_h) = image.shape, as_pair(padding)
    framed = np.empty((height + 2 * p_v, width + 2 * p_h))
    framed[:] = value
    framed[p_v : p_v + height, p_h : p_h + width] = image
    return framed
    ### END SOLUTION


# %%
figure, panels = plt.subplots(1, 2, figsize=(8, 3.2))
show_image(panels[0], gray, "la imagen")  # lang: es
show_image(panels[1], pad(gray, (20, 40), 255.0), "con relleno (20, 40) de 255")  # lang: es
show_image(panels[0], gray, "the image")  # lang: en
show_image(panels[1], pad(gray, (20, 40), 255.0), "with padding (20, 40) of 255")  # lang: en
for spine in panels[1].spines.values():
    spine.set_color("tab:red")
plt.show()

# %% [markdown] lang="es"
# ### Ejercicio: la convolución
#
# Ya tienes todas las piezas. Con paso $s$ y relleno $p$ (de ceros), y $\tilde x$ la imagen rellena:
#
# $$y_{ij} = \sum_{a}\sum_{b} w_{ab}\; \tilde x_{s_v i+a,\; s_h j+b}.$$
#
# Cuatro ciclos `for` anidados son una respuesta correcta. Si quieres que sea rápida, piensa cuál de los dos
# pares de ciclos conviene dejarle a NumPy.

# %% [markdown] lang="en"
# ### Exercise: convolution
#
# Now you have all the pieces. With stride $s$ and padding $p$ (of zeros), and $\tilde x$ the padded image:
#
# $$y_{ij} = \sum_{a}\sum_{b} w_{ab}\; \tilde x_{s_v i+a,\; s_h j+b}.$$
#
# Four nested `for` loops are a right answer. If you want it to be fast, think about which of the two pairs of
# loops is better left to NumPy.


# %% exercise="convolve" points=3 off_limits="ready_made"
def convolve(
    image: np.ndarray,
    kernel: np.ndarray,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> np.ndarray:
    """
    :es:
    Convolución (correlación cruzada) de una imagen con un filtro, con relleno de ceros.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        kernel: arreglo float64 de forma (k_v, k_h).
        stride: paso, un int o (vertical, horizontal).
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Arreglo float64 de la forma que dice `conv_output_shape`, sin recortar los valores.

    Lanza:
        ValueError: en los mismos casos que `conv_output_shape`.
    :en:
    Convolution (cross-correlation) of an image with a filter, with zero padding.

    Args:
        image: float64 array of shape (H, W).
        kernel: float64 array of shape (k_v, k_h).
        stride: an int or (vertical, horizontal).
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A float64 array of the shape that `conv_output_shape` tells; values are not clipped.

    Raises:
        ValueError: in the same cases as `conv_output_shape`.
    :end:

    >>> convolve(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[1.0, -1.0]]))
    array([[-1., -1.],
           [-1., -1.]])
    """
    ### BEGIN SOLUTION
    from numpy.lib.stride_tricks import sliding_window_view

    # Lanza ValueError si algo no cuadra.  # lang: es
    # Raises ValueError if something is amiss.  # lang: en
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    windows = sliding_window_view(pad(image, padding), kernel.shape)[::s_v, ::s_h]
    return np.einsum("ijab,ab->ij", windows, kernel)
    ### END SOLUTION


# %% [markdown] lang="es"
# Lo que hicimos a mano, y la misma cuenta con paso 2 y con relleno 1:

# %% [markdown] lang="en"
# What we did by hand, and the same with stride 2 and with padding 1:

# %%
print(np.array_equal(convolve(x, w), by_hand))

figure, panels = plt.subplots(1, 4, figsize=(12, 2.8))
signed = {"cmap": "coolwarm", "vmin": -30, "vmax": 30}
show_grid(panels[0], x, "x")
show_grid(panels[1], convolve(x, w), "s = 1, p = 0", **signed)
show_grid(panels[2], convolve(x, w, stride=(1, 2)), "s = (1, 2), p = 0", **signed)
show_grid(panels[3], convolve(x, w, padding=1), "s = 1, p = 1", **signed)
plt.show()

# %% [markdown] lang="es"
# Con relleno aparecen bordes que no estaban: para el filtro, el marco de ceros es un salto como cualquier
# otro.
#
# ### Desenfocar
#
# ¿Y si todos los pesos son iguales y suman 1? Entonces cada píxel de la salida es el **promedio** de su
# vecindad: los detalles finos se pierden, los valores siguen en su rango.
#
# ### Ejercicio: el filtro de desenfoque

# %% [markdown] lang="en"
# With padding there are edges that were not there: to the filter, the frame of zeros is a jump like any
# other.
#
# ### Blur
#
# And if all the weights are equal and sum to 1? Then each pixel of the output is the **mean** of its
# neighbourhood: fine details get lost, the values stay in their range.
#
# ### Exercise: the box blur


# %% exercise="box_blur" points=1 off_limits="ready_made"
def box_blur(size: int) -> np.ndarray:
    """
    :es:
    Un filtro cuadrado de pesos iguales que suman 1.

    Argumentos:
        size: lado del filtro, un int.

    Devuelve:
        Arreglo float64 de forma (size, size).

    Lanza:
        ValueError: si `size < 1`.
    :en:
    A square filter of equal weights that sum to 1.

    Args:
        size: side of the filter, an int.

    Returns:
        A float64 array of shape (size, size).

    Raises:
        ValueError: if `size < 1`.
    :end:

    >>> box_blur(2)
    array([[0.25, 0.25],
           [0.25, 0.25]])
    """
    ### BEGIN SOLUTION
    if size < 1:
        raise ValueError(f"el lado del filtro debe ser al menos 1, no {size}")  # lang: es
        raise ValueError(f"the side of the filter must be at least 1, not {size}")  # lang: en
    return np.ones((size, size)) / size**2
    ### END SOLUTION


# %%
figure, panels = plt.subplots(1, 4, figsize=(12, 2.8))
for axes, size in zip(panels, (1, 3, 9, 25), strict=True):
    title = f"desenfoque de {size} × {size}"  # lang: es
    title = f"blur of {size} × {size}"  # lang: en
    show_image(axes, to_uint8(convolve(gray, box_blur(size), padding=size // 2)), title)
plt.show()

# %% [markdown] lang="es"
# Con el filtro grande se oscurece el contorno: ahí la ventana promedia también los ceros del relleno.
#
# ### Bordes
#
# Un filtro cuyos pesos suman **cero** no responde a lo parejo, solo a los cambios. Los de **Sobel** derivan
# en una dirección y suavizan en la otra; juntando las dos respuestas, $\sqrt{g_h^2 + g_v^2}$, se tiene la
# fuerza del borde en cualquier dirección. Y un filtro que resta a cada píxel el promedio de sus vecinos y
# devuelve el exceso aumentado deja la imagen más nítida.

# %% [markdown] lang="en"
# With the large filter the rim gets dark: there the window averages the zeros of the padding, too.
#
# ### Edges
#
# A filter whose weights sum to **zero** does not answer to what is even, only to changes. Those of **Sobel**
# differentiate in one direction and smooth in the other; the two answers together,
# $\sqrt{g_h^2 + g_v^2}$, give the strength of the edge in any direction. And a filter that exaggerates by how
# much a pixel exceeds the mean of its neighbours makes the image sharper.

# %%
sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
sharpen = np.array([[0.0, -1.0, 0.0], [-1.0, 5.0, -1.0], [0.0, -1.0, 0.0]])

g_h, g_v = convolve(gray, sobel), convolve(gray, sobel.T)
strength = np.sqrt(g_h**2 + g_v**2)

figure, panels = plt.subplots(2, 2, figsize=(10, 8))
signed = {"cmap": "coolwarm", "vmin": -500, "vmax": 500}
show_image(panels[0, 0], g_h, "Sobel: cambios de izquierda a derecha", **signed)  # lang: es
show_image(panels[0, 1], g_v, "Sobel: cambios de arriba hacia abajo", **signed)  # lang: es
show_image(panels[1, 0], strength, "fuerza del borde", vmax=500)  # lang: es
show_image(panels[1, 1], to_uint8(convolve(gray, sharpen)), "más nítida")  # lang: es
show_image(panels[0, 0], g_h, "Sobel: changes from left to right", **signed)  # lang: en
show_image(panels[0, 1], g_v, "Sobel: changes from top to bottom", **signed)  # lang: en
show_image(panels[1, 0], strength, "strength of the edge", vmax=500)  # lang: en
show_image(panels[1, 1], to_uint8(convolve(gray, sharpen)), "sharper")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Rojo es subida, azul es bajada: por eso `convolve` no recorta los valores. Quien los fuerza a [0, 255]
# demasiado temprano pierde la mitad de los bordes.
#
# ## 3. Volúmenes: colores de entrada, filtros de salida
#
# Una imagen a color trae tres matrices. Aquí conviene poner los canales **adelante**: un volumen de forma
# $(C, H, W)$. Un filtro para ese volumen tiene también profundidad $C$, un peso por píxel *y por canal*; se
# suma sobre todo, y sale **una** sola matriz. Para obtener $O$ matrices se usan $O$ filtros, cada uno con su
# sesgo $b_o$:
#
# $$y_{oij} = b_o + \sum_{c}\sum_{a}\sum_{b} w_{ocab}\; \tilde x_{c,\; s_v i+a,\; s_h j+b}.$$
#
# La salida es otro volumen, $(O, H', W')$, listo para la capa siguiente. A mano, con un solo píxel: si el
# píxel es $(R, G, B) = (10, 20, 30)$, un filtro de 1 × 1 con pesos $(1, 0, -1)$ y sesgo $5$ responde
# $10 - 30 + 5 = -15$.

# %% [markdown] lang="en"
# Red is up, blue is down: that is why `convolve` does not clip. Whoever forces the values into [0, 255] too
# early loses half of the edges.
#
# ## 3. Volumes: colours in, filters out
#
# A colour image brings three matrices. Here it is convenient to have the channels **in front**: a volume of
# shape $(C, H, W)$. A filter for that volume has depth $C$ as well, one weight for each pixel *and channel*;
# we sum over everything, and **one** matrix comes out. To obtain $O$ matrices we use $O$ filters, each with
# its bias $b_o$:
#
# $$y_{oij} = b_o + \sum_{c}\sum_{a}\sum_{b} w_{ocab}\; \tilde x_{c,\; s_v i+a,\; s_h j+b}.$$
#
# The output is another volume, $(O, H', W')$, ready for the next layer. By hand, with a single pixel: if it
# is $(R, G, B) = (10, 20, 30)$, a 1 × 1 filter with weights $(1, 0, -1)$ and bias $5$ answers $10 - 30 + 5
# = -15$.

# %%
volume = photo.transpose(2, 0, 1).astype(np.float64)
print(photo.shape, "->", volume.shape)

# %% [markdown] lang="es"
# ### Ejercicio: convolución de un volumen
#
# Aquí la velocidad importa: para un volumen de `(3, 128, 128)` y filtros de `(16, 3, 5, 5)` son 18 millones
# de multiplicaciones, y hay **2 segundos** de CPU. Un ciclo de Python por cada píxel *y* cada peso no
# alcanza; por unos o por otros, sí.

# %% [markdown] lang="en"
# ### Exercise: convolution of a volume
#
# Here speed matters: for a volume of `(3, 128, 128)` and filters of `(16, 3, 5, 5)` there are 18 million
# multiplications, and you have **2 seconds** of CPU. A Python loop over every pixel *and* every weight will
# not do; over one or the other, it will.


# %% exercise="convolve_volume" points=4 off_limits="ready_made" cpu_seconds=2
def convolve_volume(
    volume: np.ndarray,
    kernels: np.ndarray,
    bias: np.ndarray | None = None,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> np.ndarray:
    """
    :es:
    Convolución de un volumen con varios filtros, con relleno de ceros.

    Argumentos:
        volume: arreglo float64 de forma (C, H, W).
        kernels: arreglo float64 de forma (O, C, k_v, k_h).
        bias: arreglo float64 de forma (O,), o None si no hay sesgo.
        stride: paso, un int o (vertical, horizontal).
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Arreglo float64 de forma (O, H', W').

    Lanza:
        ValueError: si las cantidades de canales difieren, y en los casos de `conv_output_shape`.
    :en:
    Convolution of a volume with several filters, with zero padding.

    Args:
        volume: float64 array of shape (C, H, W).
        kernels: float64 array of shape (O, C, k_v, k_h).
        bias: float64 array of shape (O,), or None for no bias.
        stride: an int or (vertical, horizontal).
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A float64 array of shape (O, H', W').

    Raises:
        ValueError: if the numbers of channels differ, and in the cases of `conv_output_shape`.
    :end:

    >>> pixel = np.array([10.0, 20.0, 30.0]).reshape(3, 1, 1)
    >>> convolve_volume(pixel, np.array([1.0, 0.0, -1.0]).reshape(1, 3, 1, 1), bias=np.array([5.0]))
    array([[[-15.]]])
    """
    ### BEGIN SOLUTION
    from numpy.lib.stride_tricks import sliding_window_view

    _, channels, k_v, k_h = kernels.shape
    if channels != volume.shape[0]:
        raise ValueError(f"los canales no calzan: {volume.shape} y {kernels.shape}")  # lang: es
        raise ValueError(f"the channels do not match: {volume.shape} and {kernels.shape}")  # lang: en
    # Lanza ValueError si algo no cuadra.  # lang: es
    # Raises ValueError if something is amiss.  # lang: en
    conv_output_shape(volume.shape[1:], (k_v, k_h), stride, padding)
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    padded = np.pad(volume, ((0, 0), (p_v, p_v), (p_h, p_h)))
    windows = sliding_window_view(padded, (k_v, k_h), axis=(1, 2))[:, ::s_v, ::s_h]
    result = np.einsum("cijab,ocab->oij", windows, kernels)
    return result if bias is None else result + bias[:, np.newaxis, np.newaxis]
    ### END SOLUTION


# %% [markdown] lang="es"
# Cuatro filtros sobre la foto a color: los dos primeros buscan *colores* (rojo menos azul, verde menos los
# otros), los otros dos buscan *formas* en todos los canales a la vez. Una capa de una red tiene decenas como
# estos, y nadie los escribe: se aprenden.

# %% [markdown] lang="en"
# Four filters on the colour photograph: the first two look for *colours* (red minus blue, green minus the
# others), the other two for *shapes* in all channels at once. A layer of a network has dozens of these, and
# nobody writes them down: they are learned.

# %%
blur = box_blur(3)
bank = np.stack(
    [
        np.stack([blur, 0 * blur, -blur]),
        np.stack([-blur / 2, blur, -blur / 2]),
        np.stack([sobel, sobel, sobel]) / 3,
        np.stack([sobel.T, sobel.T, sobel.T]) / 3,
    ]
)
maps = convolve_volume(volume, bank, stride=2, padding=1)
print(volume.shape, "*", bank.shape, "->", maps.shape)

figure, panels = plt.subplots(1, 4, figsize=(12, 2.8))
titles = ("rojo − azul", "verde − los otros", "bordes verticales", "bordes horizontales")  # lang: es
titles = ("red − blue", "green − the others", "vertical edges", "horizontal edges")  # lang: en
for axes, response, title, limit in zip(panels, maps, titles, (100, 40, 400, 400), strict=True):
    show_image(axes, response, title, cmap="coolwarm", vmin=-limit, vmax=limit)
plt.show()

# %% [markdown] question="colour_depth" points=1 lang="es"
# **Pregunta.** Una imagen tiene tres canales de color (profundidad 3). ¿Qué pasa con el filtro, y qué pasa
# con las dimensiones de la salida, en comparación con una imagen en grises? Responde en dos o tres frases.
#
# ### BEGIN MARK SCHEME
# - 0,4: el filtro también tiene profundidad 3: es un volumen de 3 × k × k pesos, uno por canal y píxel de la
#   ventana.
# - 0,3: se suma sobre los tres canales, así que un filtro da **una** sola matriz (profundidad 1); la
#   profundidad de la salida es la cantidad de filtros, no de canales.
# - 0,3: el alto y el ancho de la salida no cambian por la profundidad: los dan, como antes, H, k, p y s.
# ### END MARK SCHEME

# %% [markdown] question="colour_depth" points=1 lang="en"
# **Question.** An image has three colour channels (depth 3). What happens to the filter, and what happens to
# the dimensions of the output, compared with an image in greys? Answer in two or three sentences.
#
# ### BEGIN MARK SCHEME
# - 0.4: the filter has depth 3 as well: it is a volume of 3 × k × k weights, one for each channel and pixel
#   of the window.
# - 0.3: the sum runs over the three channels, so one filter gives **one** matrix (depth 1); the depth of the
#   output is the number of filters, not of channels.
# - 0.3: height and width of the output do not change with the depth: H, k, p and s give them as before.
# ### END MARK SCHEME

# %% [markdown] lang="es"
# ## 4. Pooling: resumir
#
# Después de detectar bordes rara vez importa si estaban un píxel más acá o más allá. El **pooling** divide la
# salida en ventanas y se queda con un número de cada una: el máximo («¿estaba en alguna parte de la
# ventana?»), el mínimo o el promedio. No tiene pesos que aprender, y lo usual es que las ventanas no se
# traslapen: el paso es igual a la ventana.
#
# A mano, con ventanas de 2 × 2:

# %% [markdown] lang="en"
# ## 4. Pooling: summing up
#
# Once edges are detected it seldom matters whether they were a pixel more to this side or to that.
# **Pooling** splits the output into windows and keeps one number of each: the maximum ("was it anywhere in
# the window?"), the minimum or the mean. There are no weights to learn, and usually the windows do not
# overlap: the stride equals the window.
#
# By hand, with windows of 2 × 2:

# %%
grid = np.array(
    [
        [1.0, 3.0, 2.0, 0.0],
        [5.0, 7.0, 8.0, 2.0],
        [9.0, 4.0, 1.0, 1.0],
        [6.0, 1.0, 2.0, 4.0],
    ]
)
largest_by_hand = np.array([[7.0, 8.0], [9.0, 4.0]])
smallest_by_hand = np.array([[1.0, 0.0], [1.0, 1.0]])
mean_by_hand = np.array([[4.0, 3.0], [5.0, 2.0]])

figure, panels = plt.subplots(1, 4, figsize=(11, 3), width_ratios=[2, 1, 1, 1])
show_grid(panels[0], grid, "4 × 4", vmax=12)
show_grid(panels[1], largest_by_hand, "max", vmax=12)
show_grid(panels[2], smallest_by_hand, "min", vmax=12)
show_grid(panels[3], mean_by_hand, "promedio", vmax=12)  # lang: es
show_grid(panels[3], mean_by_hand, "mean", vmax=12)  # lang: en
corners = [(0, 0, "tab:red"), (0, 1, "tab:orange"), (1, 0, "tab:green"), (1, 1, "tab:purple")]
for row, column, color in corners:
    frame(panels[0], 2 * row, 2 * column, 2, 2, color)
    for axes in panels[1:]:
        frame(axes, row, column, 1, 1, color)
plt.show()

# %% [markdown] lang="es"
# ### Ejercicio: la forma después del pooling
#
# La cuenta es la misma que antes, con dos diferencias: si no se dice el paso, vale lo mismo que la ventana; y
# el relleno no puede pasar de la mitad de la ventana (si no, habría ventanas hechas de puro relleno, sin
# ningún píxel de verdad).

# %% [markdown] lang="en"
# ### Exercise: the shape after pooling
#
# The count is as before, with two differences: a stride that is not told is the window's; and the padding may
# not exceed half the window (else there would be windows of nothing but padding, without a single real
# pixel).


# %% exercise="pool_output_shape" points=2 off_limits="ready_made"
def pool_output_shape(
    shape: tuple[int, int],
    window: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[int, int] = 0,
) -> tuple[int, int]:
    """
    :es:
    La forma de la salida de un pooling.

    Argumentos:
        shape: forma (H, W) de la imagen.
        window: tamaño de la ventana, un int o (vertical, horizontal).
        stride: paso, un int o (vertical, horizontal); None es lo mismo que `window`.
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Una tupla de dos int.

    Lanza:
        ValueError: en los casos de `conv_output_shape` (con la ventana en el lugar del filtro), y si en
            alguna dirección el relleno pasa de la mitad de la ventana.
    :en:
    The shape of the output of pooling.

    Args:
        shape: shape (H, W) of the image.
        window: size of the window, an int or (vertical, horizontal).
        stride: an int or (vertical, horizontal); None means `window`.
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A tuple of two ints.

    Raises:
        ValueError: in the cases of `conv_output_shape` (with the window in the place of the kernel), and if
            the padding exceeds half the window in its direction.
    :end:

    >>> pool_output_shape((5, 6), 2)
    (2, 3)
    >>> pool_output_shape((7, 7), 3, stride=2, padding=1)
    (4, 4)
    """
    ### BEGIN SOLUTION
    (w_v, w_h), (p_v, p_h) = as_pair(window), as_pair(padding)
    if 2 * p_v > w_v or 2 * p_h > w_h:
        raise ValueError(f"relleno {padding} para una ventana {window}: más de la mitad")  # lang: es
        raise ValueError(f"padding {padding} for a window {window}: more than half of it")  # lang: en
    return conv_output_shape(shape, window, window if stride is None else stride, padding)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Ejercicio: pooling
#
# Una sola trampa: el relleno no es un cero. En una ventana de puros negativos, un cero de relleno ganaría
# el máximo sin haber estado en la imagen. Por eso el relleno **nunca gana** (cuenta como $-\infty$ para el
# máximo y como $+\infty$ para el mínimo), y el promedio es **solo sobre los píxeles reales** de la ventana:
# se divide por cuántos hay de verdad.

# %% [markdown] lang="en"
# ### Exercise: pooling
#
# There is one trap: padding is not a zero. In a window of negative numbers a zero from the padding would win
# the maximum without having been in the image. So padding **never wins** (it counts as $-\infty$ for the
# maximum and as $+\infty$ for the minimum), and the mean is **over the real pixels** of the window only: we
# divide by how many of them there are.


# %% exercise="pool" points=3 off_limits="ready_made"
def pool(
    image: np.ndarray,
    window: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[int, int] = 0,
    mode: str = "max",
) -> np.ndarray:
    """
    :es:
    El máximo, el mínimo o el promedio de cada ventana.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        window: tamaño de la ventana, un int o (vertical, horizontal).
        stride: paso, un int o (vertical, horizontal); None es lo mismo que `window`.
        padding: relleno por cada lado, un int o (vertical, horizontal). El relleno nunca gana un máximo o
            un mínimo, ni cuenta en el promedio.
        mode: "max", "min" o "mean".

    Devuelve:
        Arreglo float64 de la forma que dice `pool_output_shape`.

    Lanza:
        ValueError: si `mode` es otro texto, y en los casos de `pool_output_shape`.
    :en:
    The maximum, minimum or mean of each window.

    Args:
        image: float64 array of shape (H, W).
        window: size of the window, an int or (vertical, horizontal).
        stride: an int or (vertical, horizontal); None means `window`.
        padding: on each side, an int or (vertical, horizontal). Padding never wins a maximum or minimum,
            nor does it count in the mean.
        mode: "max", "min" or "mean".

    Returns:
        A float64 array of the shape that `pool_output_shape` tells.

    Raises:
        ValueError: if `mode` is any other string, and in the cases of `pool_output_shape`.
    :end:

    >>> pool(np.array([[1.0, 3.0, -2.0, -1.0]]), (1, 2))
    array([[ 3., -1.]])
    >>> pool(np.array([[1.0, 3.0, -2.0, -1.0]]), (1, 2), padding=(0, 1), mode="mean")
    array([[ 1. ,  0.5, -1. ]])
    """
    ### BEGIN SOLUTION
    from numpy.lib.stride_tricks import sliding_window_view

    height, width = pool_output_shape(image.shape, window, stride, padding)
    (w_v, w_h), (s_v, s_h) = as_pair(window), as_pair(window if stride is None else stride)

    def windows(border: float) -> np.ndarray:
        views = sliding_window_view(pad(image, padding, border), (w_v, w_h))[::s_v, ::s_h]
        return views.reshape(height, width, w_v * w_h)

    if mode == "max":
        return windows(-np.inf).max(axis=2)
    if mode == "min":
        return windows(np.inf).min(axis=2)
    if mode == "mean":
        return np.nanmean(windows(np.nan), axis=2)
    raise ValueError(f'mode debe ser "max", "min" o "mean", no {mode!r}')  # lang: es
    raise ValueError(f'mode must be "max", "min" or "mean", not {mode!r}')  # lang: en
    ### END SOLUTION


# %%
print("max: ", np.array_equal(pool(grid, 2), largest_by_hand))
print("min: ", np.array_equal(pool(grid, 2, mode="min"), smallest_by_hand))
print("mean:", np.array_equal(pool(grid, 2, mode="mean"), mean_by_hand))

# %% [markdown] lang="es"
# Sobre los bordes de la foto: el máximo conserva las líneas aunque la imagen se achique cuatro veces por
# lado; tomar un píxel de cada cuatro las pierde, y el mínimo las borra casi todas.

# %% [markdown] lang="en"
# On the edges of the photograph: the maximum keeps the lines although the image shrinks four times on each
# side; taking one pixel out of four loses them, and the minimum wipes out nearly all.

# %%
figure, panels = plt.subplots(1, 4, figsize=(12, 2.8))
show_image(panels[0], strength[::4, ::4], "un píxel de cada cuatro", vmax=500)  # lang: es
show_image(panels[0], strength[::4, ::4], "one pixel out of four", vmax=500)  # lang: en
for axes, mode in zip(panels[1:], ("max", "mean", "min"), strict=True):
    reduced = pool(strength, 4, mode=mode)
    show_image(axes, reduced, f"{mode}: {reduced.shape[0]} × {reduced.shape[1]}", vmax=500)
plt.show()

# %% [markdown] lang="es"
# ## 5. Hacia atrás: aprender un filtro
#
# Hasta aquí los filtros los inventamos nosotros. Para que la red los aprenda se necesita saber cómo cambia
# una pérdida $J$ cuando cambia cada peso, dado cómo cambia con cada píxel de la salida, $g_{ij} = \partial
# J/\partial y_{ij}$. Con paso 1 y sin relleno, $y_{ij} = \sum_{ab} w_{ab}\,x_{i+a,\,j+b}$, y la regla de la
# cadena da
#
# $$\frac{\partial J}{\partial w_{ab}} = \sum_{ij} g_{ij}\; x_{i+a,\,j+b}
# \qquad\qquad
# \frac{\partial J}{\partial x_{mn}} = \sum_{ab} g_{m-a,\,n-b}\; w_{ab},$$
#
# donde los $g$ con índices fuera de la salida cuentan como cero. Mira bien las dos fórmulas: la primera tiene
# una cara muy conocida; en la segunda los índices van *al revés*, porque el píxel $x_{mn}$ participó en la
# salida $y_{m-a,\,n-b}$ justamente con el peso $w_{ab}$.
#
# A mano, en una dimensión: $x = (1, 2, 3)$, $w = (10, 20)$, así que $y = (50, 80)$. Con $g = (1, 4)$:
# $\partial J/\partial w = (1\cdot1 + 4\cdot2,\; 1\cdot2 + 4\cdot3) = (9, 14)$ y
# $\partial J/\partial x = (1\cdot10,\; 1\cdot20 + 4\cdot10,\; 4\cdot20) = (10, 60, 80)$.

# %% [markdown] lang="en"
# ## 5. Backwards: learning a filter
#
# So far we made the filters up. For a network to learn them it must know how a loss $J$ changes with each
# weight, given how it changes with each pixel of the output, $g_{ij} = \partial J/\partial y_{ij}$. With
# stride 1 and no padding, $y_{ij} = \sum_{ab} w_{ab}\,x_{i+a,\,j+b}$, and the chain rule gives
#
# $$\frac{\partial J}{\partial w_{ab}} = \sum_{ij} g_{ij}\; x_{i+a,\,j+b}
# \qquad\qquad
# \frac{\partial J}{\partial x_{mn}} = \sum_{ab} g_{m-a,\,n-b}\; w_{ab},$$
#
# where a $g$ with indices outside the output counts as zero. Look well at the two formulas: the first has a
# very familiar face; in the second the indices run *backwards*, because the pixel $x_{mn}$ took part in the
# output $y_{m-a,\,n-b}$ with precisely the weight $w_{ab}$.
#
# By hand, in one dimension: $x = (1, 2, 3)$, $w = (10, 20)$, so $y = (50, 80)$. With $g = (1, 4)$:
# $\partial J/\partial w = (1\cdot1 + 4\cdot2,\; 1\cdot2 + 4\cdot3) = (9, 14)$ and
# $\partial J/\partial x = (1\cdot10,\; 1\cdot20 + 4\cdot10,\; 4\cdot20) = (10, 60, 80)$.


# %% exercise="conv_backward" points=3 off_limits="ready_made"
def conv_backward(
    image: np.ndarray, kernel: np.ndarray, dJ_dout: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    :es:
    Gradientes de la convolución con paso 1 y sin relleno.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        kernel: arreglo float64 de forma (k_v, k_h).
        dJ_dout: gradiente de la pérdida respecto de la salida, float64 de forma
            (H - k_v + 1, W - k_h + 1).

    Devuelve:
        La tupla `(dJ_dimage, dJ_dkernel)`: dos arreglos float64, con las formas de `image` y de `kernel`.
    :en:
    Gradients of the convolution with stride 1 and no padding.

    Args:
        image: float64 array of shape (H, W).
        kernel: float64 array of shape (k_v, k_h).
        dJ_dout: gradient of the loss with respect to the output, float64 of shape
            (H - k_v + 1, W - k_h + 1).

    Returns:
        The tuple `(dJ_dimage, dJ_dkernel)`: two float64 arrays, of the shapes of `image` and `kernel`.
    :end:

    >>> conv_backward(np.array([[1.0, 2.0, 3.0]]), np.array([[10.0, 20.0]]), np.array([[1.0, 4.0]]))
    (array([[10., 60., 80.]]), array([[ 9., 14.]]))
    """
    ### BEGIN SOLUTION
    k_v, k_h = kernel.shape
    dJ_dimage = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    return dJ_dimage, convolve(image, dJ_dout)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Redescubrir a Sobel
#
# Alguien filtró la foto con un filtro secreto y nos dio solo el antes y el después. ¿Podemos adivinar el
# filtro? Partimos de ceros y bajamos por el gradiente del error cuadrático medio, con tu `conv_backward`:

# %% [markdown] lang="en"
# ### Rediscovering Sobel
#
# Somebody filtered the photograph with a secret filter and gave us only the before and the after. Can we
# guess the filter? We start from zeros and walk down the gradient of the mean squared error, with your
# `conv_backward`:

# %%
before = (gray[60:140, 120:220] - gray.mean()) / gray.std()
after = convolve(before, sobel)

guess = np.zeros((3, 3))
losses = []
snapshots = {0: guess}
for step in range(1, 1001):
    error = convolve(before, guess) - after
    losses.append(np.mean(error**2))
    gradient_of_image, gradient_of_kernel = conv_backward(before, guess, 2 * error / error.size)
    guess = guess - 0.15 * gradient_of_kernel
    if step in (1, 20, 1000):
        snapshots[step] = guess

figure, panels = plt.subplots(1, 5, figsize=(13, 2.9), width_ratios=[1.5, 1, 1, 1, 1])
panels[0].semilogy(losses)
panels[0].grid(alpha=0.3)
panels[0].set_title("pérdida", fontsize=10)  # lang: es
panels[0].set_xlabel("paso")  # lang: es
panels[0].set_title("loss", fontsize=10)  # lang: en
panels[0].set_xlabel("step")  # lang: en
for axes, step in zip(panels[1:], (1, 20, 1000), strict=False):
    title = f"paso {step}"  # lang: es
    title = f"step {step}"  # lang: en
    show_grid(axes, snapshots[step].round(2) + 0.0, title, cmap="coolwarm", vmin=-2.5, vmax=2.5)
show_grid(panels[4], sobel, "el secreto", cmap="coolwarm", vmin=-2.5, vmax=2.5)  # lang: es
show_grid(panels[4], sobel, "the secret", cmap="coolwarm", vmin=-2.5, vmax=2.5)  # lang: en
plt.show()

# %% [markdown] lang="es"
# Eso es, en chico, una red convolucional: miles de filtros como este, en capas, que se aprenden todos a la
# vez.
#
# ## Para llevar
#
# * Una convolución desliza una misma plantilla de pesos por toda la imagen: pocos pesos, y lo aprendido en un
#   lugar sirve en todos.
# * $H' = \lfloor (H + 2p - k)/s \rfloor + 1$. Vale la pena saberla de memoria.
# * Pesos que suman 1 suavizan, pesos que suman 0 detectan cambios.
# * Un filtro es tan profundo como su entrada; la salida es tan profunda como filtros haya.
# * El pooling resume cada ventana sin pesos; el relleno nunca gana.
# * El gradiente respecto del filtro es otra convolución; respecto de la imagen, una con el filtro dado
#   vuelta.

# %% [markdown] lang="en"
# That is, on a small scale, a convolutional network: thousands of filters like this one, in layers, all
# learned at once.
#
# ## To take along
#
# * A convolution slides one template of weights across the whole image: few weights, and what is learned in
#   one place helps in all.
# * $H' = \lfloor (H + 2p - k)/s \rfloor + 1$. Worth knowing by heart.
# * Weights that sum to 1 smooth, weights that sum to 0 detect changes.
# * A filter is as deep as its input; the output is as deep as there are filters.
# * Pooling sums each window up without weights; padding never wins.
# * The gradient with respect to the filter is another convolution; with respect to the image, one with the
#   flipped filter.
