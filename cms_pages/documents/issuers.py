"""Who issues documents under which code, and what such a body is called. Pure functions."""

import re

from search.text.number_words import flat

# Who issues under which code; {place} is the province of the office.
_ISSUERS = {
    "ubnd": "Ủy ban nhân dân {place}",
    "hdnd": "Hội đồng nhân dân {place}",
    "tu": "{committee}",
    "ldld": "Liên đoàn Lao động {place}",
    "vpqh": "Văn phòng Quốc hội",
    "hdtdkt": "Hội đồng Thi đua - Khen thưởng {place}",
    "snv": "Sở Nội vụ",
    "skhcn": "Sở Khoa học và Công nghệ",
    "sgddt": "Sở Giáo dục và Đào tạo",
    "stc": "Sở Tài chính",
    "skhdt": "Sở Kế hoạch và Đầu tư",
    "svhttdl": "Sở Văn hóa, Thể thao và Du lịch",
    "stttt": "Sở Thông tin và Truyền thông",
    "vpub": "Văn phòng Ủy ban nhân dân {place}",
    "ct": "Chủ tịch Ủy ban nhân dân {place}",
    "syt": "Sở Y tế",
    "cp": "Chính phủ",
    "ttg": "Thủ tướng Chính phủ",
    "ctn": "Chủ tịch nước",
    "qh": "Quốc hội",
    "ubtvqh": "Ủy ban Thường vụ Quốc hội",
    "vpcp": "Văn phòng Chính phủ",
    "bnv": "Bộ Nội vụ",
    "btc": "Bộ Tài chính",
    "bvhttdl": "Bộ Văn hóa, Thể thao và Du lịch",
    "bldtbxh": "Bộ Lao động - Thương binh và Xã hội",
    "bgddt": "Bộ Giáo dục và Đào tạo",
    "byt": "Bộ Y tế",
    "bqp": "Bộ Quốc phòng",
    "bca": "Bộ Công an",
    "btp": "Bộ Tư pháp",
    "bkhcn": "Bộ Khoa học và Công nghệ",
    "hdtdkttw": "Hội đồng Thi đua - Khen thưởng Trung ương",
    "btdkttw": "Ban Thi đua - Khen thưởng Trung ương",
}
_SHORT = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("HĐTĐKT", "Hội đồng Thi đua - Khen thưởng"))


def issuer_of(code, place):
    """The name of the body with a code of document numbers ("snv"); "" for one that is not known."""
    kind, _, town = place.partition(" ")
    committee = f"{'Thành' if flat(kind) == 'thanh' else 'Tỉnh'} ủy {town.removeprefix('phố ')}"
    return _ISSUERS.get(code, "").format(place=place, committee=committee)


def long_name(said, place):
    """A body as it is said ("UBND tỉnh", "BNV", "CỦA UBND TỈNH …"), by its full name where that is known."""
    name = said.strip()
    if known := issuer_of(flat(name).replace(" ", ""), place):
        return known
    for short, full in _SHORT:
        name = re.sub(rf"\b{short}\b", full, name, flags=re.I)
    own = place.partition(" ")[0]
    if re.search(rf"\b{flat(own)}$", flat(name)):
        # "UBND tỉnh": which one is clear here.
        name = name[: len(name) - len(own)] + place
    if flat(name) in ("tinh uy", "thanh uy"):
        return issuer_of("tu", place)
    by_name = {flat(known): known for code in _ISSUERS if (known := issuer_of(code, place))}
    name = by_name.get(flat(name), name)
    return name[:1].upper() + name[1:]
