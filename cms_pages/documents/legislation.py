"""What machines outside are told of a document: https://schema.org/Legislation."""

from themes.base import outward

from .kinds import RelationKind, Validity

LEGAL_FORCE = {
    Validity.UPCOMING: "NotInForce",
    Validity.IN_FORCE: "InForce",
    Validity.PARTLY: "PartiallyInForce",
    Validity.SUSPENDED: "NotInForce",
    Validity.SUSPENDED_PARTLY: "PartiallyInForce",
    Validity.ENDED: "NotInForce",
}
# What a document does to another, in the words of schema.org's extension for legislation.
TOLD_AS = {
    RelationKind.REPLACES: "legislationRepeals",
    RelationKind.REPLACES_PART: "legislationChanges",
    RelationKind.REPEALS: "legislationRepeals",
    RelationKind.REPEALS_PART: "legislationChanges",
    RelationKind.AMENDS: "legislationChanges",
    RelationKind.SUSPENDS: "legislationChanges",
    RelationKind.SUSPENDS_PART: "legislationChanges",
    RelationKind.CORRECTS: "legislationCorrects",
    RelationKind.DETAILS: "legislationApplies",
    RelationKind.GUIDES: "legislationApplies",
    RelationKind.CONSOLIDATES: "legislationConsolidates",
    RelationKind.BASED_ON: "isBasedOn",
}


def told(page):
    """The node of a document page, once its context is made."""
    until = outward.instant(page.standing.ends_on) or ".."
    in_force = f"{outward.instant(page.effective_from)}/{until}" if page.effective_from else ""
    file = page.file
    return page.described(
        "Legislation",
        name=f"{page.get_document_type_display()} số {page.number}: {page.title}" if page.has_number else page.citation,
        legislationIdentifier=page.number if page.has_number else "",
        legislationType=page.get_document_type_display(),
        legislationDate=page.issued_on,
        datePublished=page.issued_on,
        legislationPassedBy=outward.node("Organization", name=page.issuer),
        legislationJurisdiction="Việt Nam",
        legislationLegalForce=f"https://schema.org/{LEGAL_FORCE[page.standing.state]}",
        temporalCoverage=in_force,
        **_of_others(page),
        encoding=outward.node("MediaObject", contentUrl=outward.absolute(file.url), name=file.title) if file else None,
    )


def _of_others(page):
    told = {}
    for each in page.declared:
        other = each.other
        named = outward.legislation(other.citation, other.number if other.has_number else "", other.url_path_here)
        kind = RelationKind(each.kind)
        told.setdefault(TOLD_AS[kind.of_part if each.part else kind], []).append(named)
    return told
