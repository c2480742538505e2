"""What the words of a row say of it: a sum, the number of a page, an annex, the foot of the plan."""

import re

BULLET = re.compile(r"\s*[-+*•–]\s*")
BARE_BULLET = re.compile(r"\s*[-+*–]\s*")
END = re.compile(
    r"(?:noi nhan|kt\.|tm\.|tl\.|nguoi lap|thu truong don vi|xac nhan|to chuc thuc hien|phe duyet cua|giam doc$|chu tich$)"
)
ANNEX = re.compile(r"\W*(?:phu luc|bieu|bang|mau)(?: so)?\b.{0,60}")
BRACKETED = re.compile(r"\(([^()]+)\)\W*$")
COUNTED = re.compile(r"\s*(\d{1,3}(?:\.\d{1,2})*)[.)]\s+(?=\S)")
PLAN = re.compile(r"\W*(?:KẾ HOẠCH|CHƯƠNG TRÌNH CÔNG TÁC|Kế hoạch$)(?![a-zđ])")
TOTAL = re.compile(
    r"(?:tong cong|tong so|tong|cong)(?![a-z])(?: (?:kinh phi|so|nhiem vu|so nhiem vu))?[\W\divx]*(?:nhiem vu|viec|(?:trieu |nghin )?dong)?\W*"
)
"""A row of sums; "Tổng kết" and "Công tác kiểm tra" are work."""
PAGE = re.compile(r"\W*(?:\(?(?:tiep theo|con tiep)(?: trang \w+)?\)?|trang \d+(?: ?/ ?\d+)?|\d{1,3}|page \d+)\W*")
JOINED = "Nội dung ở {} được nối vào nhiệm vụ này; đề nghị kiểm tra."
NO_NUMBER = "Dòng không có số thứ tự; đề nghị kiểm tra có phải một nhiệm vụ riêng."
