"""How good is a grader? Measured; see docs/measuring-graders.md.

result = audit_lab(root, "activations", workers=2)
print(report_text(result, "en"))
if result.ok: write_matrix(root, result)
"""

from autograder.audit.audit import audit_lab, matrix_differences, write_matrix
from autograder.audit.findings import Condition, Finding
from autograder.audit.gate import AuditResult, Mutants, run_gate
from autograder.audit.report import report_text

__all__ = [
    "AuditResult",
    "Condition",
    "Finding",
    "Mutants",
    "audit_lab",
    "matrix_differences",
    "report_text",
    "run_gate",
    "write_matrix",
]
