"""Words and codes of document numbers: kinds of documents, issuers, and how people say them."""

import re
from collections.abc import Iterable

# Folded words for kinds of documents and the codes that stand for them in numbers.
TYPE_WORDS = {
    "quyet dinh": "qd",
    "nghi quyet": "nq",
    "nghi quyet lien tich": "nqlt",
    "nghi dinh": "nd",
    "thong tu": "tt",
    "thong tu lien tich": "ttlt",
    "chi thi": "ct",
    "ke hoach": "kh",
    "ket luan": "kl",
    "to trinh": "ttr",
    "huong dan": "hd",
    "bao cao": "bc",
    "thong bao": "tb",
    "thong tri": "tt",
    "cong van": "cv",
    "cong dien": "cd",
    "luat": "luat",
    "phap lenh": "pl",
    "lenh": "l",
    "sac lenh": "sl",
    "quy dinh": "qdi",
    "quy che": "qc",
    "quy chuan": "qc",
    "van ban hop nhat": "vbhn",
    "de an": "da",
    "chuong trinh": "ctr",
    "phuong an": "pa",
    "bien ban": "bb",
    "giay moi": "gm",
    "tuyen bo": "tbo",
}
TYPE_LABELS = {
    "qd": "Quyết định",
    "nq": "Nghị quyết",
    "nqlt": "Nghị quyết liên tịch",
    "nd": "Nghị định",
    "tt": "Thông tư",
    "ttlt": "Thông tư liên tịch",
    "ct": "Chỉ thị",
    "kh": "Kế hoạch",
    "kl": "Kết luận",
    "kt": "Quyết định khen thưởng",
    "ttr": "Tờ trình",
    "hd": "Hướng dẫn",
    "bc": "Báo cáo",
    "tb": "Thông báo",
    "cv": "Công văn",
    "cd": "Công điện",
    "luat": "Luật",
    "pl": "Pháp lệnh",
    "l": "Lệnh",
    "sl": "Sắc lệnh",
    "qdi": "Quy định",
    "qc": "Quy chế",
    "vbhn": "Văn bản hợp nhất",
    "da": "Đề án",
    "ctr": "Chương trình",
    "pa": "Phương án",
    "bb": "Biên bản",
    "gm": "Giấy mời",
    "tbo": "Tuyên bố",
}
TYPE_CODES = frozenset(TYPE_WORDS.values()) | {"nqlt", "hdlt", "cttr", "kt"}
# "1657 QĐ" with a blank is a number only with these: the others are too often something else ("3 TT", "5 BC").
SURE_CODES = frozenset("qd nq nd kh kl ct ttr cv vbhn ttlt nqlt".split())

_ISSUER_LIST = (
    "ubnd ub hdnd cp ttg ctn bnv hdtdkt btdkt snv tu tw qh ubtvqh vpqh btttt bgddt btc byt bct bqp bca bkhcn btp bxd "
    "btdktw vpcp vpubnd vp skhdt sgddt syt stc snn sxd stp hdsk mttq mttqvn bbt hdtdkttw hdnn hdbt hu dang "
    "tldld ldld btctu btgtu bdvtu ubkt vptu hdtdktn skhcn sttt vhttdl bnnptnt"
)
ISSUERS = frozenset(_ISSUER_LIST.split())
# Two spellings of one issuer: old papers of the people's committees bear "UB".
SAME_ISSUER = {"ub": "ubnd"}
# Codes that are issuers and stand where the kind would stand: "345/UBND-TH" is an official letter.
LETTER_ISSUERS = frozenset("ubnd hdnd vp snv vpubnd btdkt hdtdkt skhdt sgddt syt stc bnv".split())

# How an issuer is said in words, folded.
SPOKEN_ISSUERS = {
    "uy ban nhan dan": "ubnd",
    "ubnd": "ubnd",
    "hoi dong nhan dan": "hdnd",
    "hdnd": "hdnd",
    "thu tuong chinh phu": "ttg",
    "thu tuong": "ttg",
    "ttg": "ttg",
    "chinh phu": "cp",
    "chu tich nuoc": "ctn",
    "ctn": "ctn",
    "bo noi vu": "bnv",
    "so noi vu": "snv",
    "tinh uy": "tu",
    "bo chinh tri": "tw",
    "ban bi thu": "tw",
    "trung uong": "tw",
    "quoc hoi": "qh",
}

_FLAT = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd",
)


def flat(text: str) -> str:
    """Lower-case letters without Vietnamese marks, length kept (offsets hold)."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_FLAT)


def choice(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
