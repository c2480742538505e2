"""What each text, file and JSON field of every table is: public, made by the machine, or private.

Whatever no line calls public or made is private: it gets a canary (`planting`), and `READERS` says who may read it.
"""

from django.apps import apps
from django.db import models
from django.db.models import Q
from wagtail.fields import StreamField

OURS = ("registrations", "cms_pages", "portal", "search")
# Tables of the libraries in which words of people are kept; the others hold names of rights, locales, roots.
THEIRS = ("wagtailadmin", "wagtailcore", "wagtaildocs", "wagtailimages", "wagtailmedia", "usersessions", "account")
WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField, StreamField)

# Public whatever becomes of the row: why, and which fields ("*": all of the table).
PUBLIC = {
    "the office and its standing pages": """
        cms_core.OfficeSettings.* cms_core.StandardPage.* cms_home.HomePage.* cms_news.NewsCategory.*
        cms_news.NewsIndexPage.* cms_exemplars.ExemplarIndexPage.* cms_documents.DocumentIndexPage.*
        cms_decisions.DecisionIndexPage.* cms_movements.MovementIndexPage.*
        cms_targets.TargetsIndexPage.* cms_core.Topic.* cms_press.Programme.* cms_press.PressIndexPage.*
        exchange.OpenDataSettings.*
        cms_council.CouncilIndexPage.* cms_meetings.MeetingIndexPage.* cms_inspections.InspectionIndexPage.*
        cms_ceremonies.CeremonyIndexPage.* cms_training.TrainingIndexPage.*
        cms_documents.DocumentField.* cms_blanks.BlankIndexPage.* cms_bonus.BonusIndexPage.*
        cms_guidance.GuidanceIndexPage.*
        wagtailcore.Site.* wagtailcore.Locale.* wagtailcore.Workflow.* wagtailcore.Task.*""",
    "law and other dated tables, each with its source": """
        privacy.ConsentText.* privacy.RetentionTerm.* privacy.RightsTerm.* comments.LegalNotice.*
        comments.HandlingTerm.* consultations.DocumentRule.* summaries.OutcomeRule.* scoring.ProtestTerm.*
        nominations.PaperRule.* nominations.StandingRule.* nominations.StateTerm.* nominations.FilingPlace.*
        titles.Title.* calendar.CalendarDay.* calendar.CalendarYear.* search.Abbreviation.*
        feedback.Topic.* feedback.Term.* feedback.Guidance.* statistics.TargetSet.* statistics.TargetRatio.*
        cms_newsroom.SectionRight.* cms_newsroom.EditorialSettings.*""",
    "units, clusters and movements: offices and their work, not people": """
        units.OrganisingBody.* units.Unit.* units.UnitName.* units.Succession.* clusters.Cluster.*
        movements.Movement.*""",
    "what every unit is asked: the blank forms are for everybody once they open": """
        campaigns.Campaign.* campaigns.Question.* reports.ReportPeriod.* reports.Indicator.* reports.Section.*""",
    "criteria by which a cluster is judged": "scoring.CriteriaSet.* scoring.CriterionGroup.* scoring.Criterion.* "
    "scoring.Category.*",
    "templates of mails and of paragraphs: nobody's words": "notices.Way.* drafting.DraftTemplate.*",
    "the outcome as it was published; until then it is a summary": "consultations.Outcome.*",
    "a paper book of the archive by name": "golden_book.BookVolume.*",
}

# Made by the machine: hashes, counts, places of files, states of work. Nothing that somebody wrote.
MADE = """
    cms_plans.Task.quarters cms_plans.Task.months cms_plans.WorkPlan.shown cms_plans.WorkPlan.authors
    cms_movements.MovementPage.facts cms_changes.Change.object_id cms_changes.Change.authors
    accounts.User.password accounts.Invitation.token_hash
    exchange.OpenDataFile.* exchange.ExternalReference.system exchange.ExchangeImport.system
    exchange.ExchangeImport.sha256 exchange.ExchangeImport.upload exchange.ExchangeImport.job_step
    statistics.Tally.* statistics.UnitTally.* golden_book.YearBook.* golden_book.BookPage.*
    recipients.Recipient.public_id recipients.Watermark.* recipients.Proposal.fingerprint
    recipients.Proposal.record_ids recipients.Step.before recipients.Step.after
    awards.RecipientImport.file_hash awards.RecipientImport.job_token awards.RecipientImport.job_step
    awards.RecipientImport.layout awards.RecipientImport.remembered awards.RecipientImport.assigned
    awards.SenderMemory.assigned awards.SenderMemory.awards awards.SenderMemory.units
    awards.ImportRow.edits awards.ImportRow.why awards.ImportRow.settled awards.ImportRow.award_key
    awards.ImportRow.unit_key awards.ImportWording.candidates awards.ImportWording.found awards.ImportWording.key
    awards.Decision.public_id awards.Decision.public_url awards.AwardRecord.public_id
    awards.AwardRecord.target_groups cms_exemplars.ExemplarPage.target_groups exemplars.Proposal.target_groups
    exemplars.Proposal.public_url awards.AwardRecord.unit_key awards.UnitNotice.*
    safeguards.Tally.* safeguards.SpentProof.* privacy.RetentionRun.*
    consultations.Consultation.slug consultations.Consultation.text_hash
    comments.Event.content comments.TextGroup.* comments.Proposal.classification
    summaries.Report.content_hash scoring.Sheet.marks
    pledges.PledgeVersion.digest reports.UnitReport.step_versions campaigns.Registration.step_versions
    campaigns.Review.steps campaigns.DeskRun.done campaigns.DraftVersion.step campaigns.DraftVersion.tab
    nominations.Event.move feedback.Entry.slug
    signing.Confirmation.* signing.Attempt.* attachments.Attachment.kind attachments.Attachment.sha256
    attachments.Upload.place attachments.Upload.mark attachments.Upload.sha256
    receipts.Entry.* receipts.Head.* receipts.Receipt.* receipts.Salt.* receipts.DailyHead.* receipts.GivenPdf.*
    notices.Notice.kind notices.Refusal.* notices.Notice.url notices.Told.*
    search_outbox.Row.engine search_outbox.Row.kind search_outbox.Row.key search_files.FileText.*
    wagtailadmin.EditingSession.* wagtailadmin.FormState.object_id wagtailadmin.FormState.parent_object_id
    wagtailcore.ModelLogEntry.action wagtailcore.ModelLogEntry.object_id wagtailcore.Revision.object_id
    wagtailcore.CollectionViewRestriction.* wagtailcore.Collection.path wagtailcore.WorkflowState.object_id
    wagtailcore.Page.path wagtailcore.Page.slug wagtailcore.Page.url_path wagtailcore.PageLogEntry.action
    wagtailcore.Comment.contentpath wagtailcore.Comment.position wagtailcore.ReferenceIndex.*
    wagtailcore.UploadedFile.* wagtaildocs.Document.file_hash wagtailimages.Image.file wagtailimages.Image.file_hash
    wagtailimages.Rendition.* wagtailmedia.Media.file wagtailmedia.Media.thumbnail
    cms_media.Film.file cms_media.Film.thumbnail cms_media.Shown.* cms_core.GoneAddress.*
    usersessions.UserSession.session_key account.EmailConfirmation.key
"""

# Public in some states of the row and private in the others: the private rows are those.
HIDDEN_AWARD = Q(is_public=False) | Q(decision__published_at=None)
NOT_OPENED = Q(consultation__opened_at=None)
HIDDEN = {
    # Not those who read here: everybody may see who he is.
    "accounts.User": Q(full_name__startswith="Người Nhập"),
    "awards.Decision": Q(published_at=None),
    "awards.AwardRecord": HIDDEN_AWARD,
    "awards.DecisionEvent": Q(decision__published_at=None),
    "awards.AwardEvent": Q(record__is_public=False) | Q(record__decision__published_at=None),
    "recipients.Recipient": Q(links__record__is_public=False),
    "golden_book.BookEntry": Q(record__is_public=False),
    "consultations.Consultation": Q(opened_at=None),
    "consultations.Nominee": Q(is_public=False) | NOT_OPENED,
    "consultations.DraftDocument": NOT_OPENED,
    "consultations.Passage": NOT_OPENED,
    "consultations.DraftFile": NOT_OPENED,
    "feedback.Entry": Q(published_at=None),
    "wagtailcore.Page": Q(live=False),
    "cms_news.ArticlePage": Q(live=False),
    "cms_exemplars.ExemplarPage": Q(live=False),
    "cms_documents.DocumentPage": Q(live=False),
    "cms_documents.DocumentFile": Q(page__live=False),
    "cms_documents.DocumentRelation": Q(page__live=False),
    "cms_blanks.BlankPage": Q(live=False),
    "cms_blanks.BlankVersion": Q(page__live=False),
    "cms_bonus.BonusTablePage": Q(live=False),
    "cms_bonus.BonusLevel": Q(page__live=False),
    "cms_guidance.GuidancePage": Q(live=False),
    "cms_guidance.FaqPage": Q(live=False),
    "cms_decisions.DecisionPage": Q(live=False),
    "cms_movements.MovementPage": Q(live=False),
    "cms_movements.MovementReview": Q(page__live=False),
    "cms_targets.TargetsPage": Q(live=False),
    "cms_targets.Target": Q(page__live=False),
    "cms_targets.FlagCandidate": Q(page__live=False),
    "cms_press.PressItemPage": Q(live=False),
    "cms_media.Film": Q(shown=None),
    "cms_council.CouncilPage": Q(live=False),
    "cms_council.CouncilMember": Q(page__live=False),
    "cms_council.ProvincialClusterPage": Q(live=False),
    "cms_council.ProvincialClusterMember": Q(page__live=False),
    "cms_council.ClusterPaper": Q(page__live=False),
    "cms_council.AssignmentsPage": Q(live=False),
    "cms_council.AssignmentLine": Q(page__live=False),
    "cms_meetings.MeetingPage": Q(live=False),
    "cms_inspections.InspectionPage": Q(live=False),
    "cms_ceremonies.CeremonyPage": Q(live=False),
    "cms_ceremonies.ProgrammeItem": Q(page__live=False),
    "cms_training.TrainingPage": Q(live=False),
    "cms_core.ChangeNote": Q(public=False),
    "wagtaildocs.Document": Q(collection__name__startswith="Nội bộ"),
    "wagtailcore.Collection": Q(name__startswith="Nội bộ"),
}

# Rows that are kept closer than the others of their table; they have words of their own.
CLOSER = {
    "wagtailcore.ModelLogEntry": Q(content_type__app_label__in=["comments", "feedback", "privacy", "accounts"]),
    "attachments.Attachment": Q(comment_file__isnull=False) | Q(feedback_file__isnull=False),
    "awards.AwardRecord": Q(is_public=False),
    "awards.AwardEvent": Q(record__is_public=False),
    "comments.Comment": Q(restricted_at__isnull=False),
    "comments.Forwarding": Q(comment__restricted_at__isnull=False),
    "feedback.Feedback": Q(restricted=True),
    "notices.Notice": Q(confidential=True),
}

# Rows of a table that some read who may not read the others; they have words of their own too.
WIDER = {
    "attachments.Attachment": Q(exemplar_picture__isnull=False) | Q(exemplar_submissions__isnull=False),
}

STAFF = "contributor editor approver officer council administrator"
# What units and the office prepare for the portal: contributors see their own unit's, members of the council none.
PREPARE = "editor approver officer administrator"
UNIT_AND_DESK = "own officer council"
# Who may read the private fields of a table, or one field of it: what is not granted here must be found by nobody.
# The senders of comments and questions, and those who ask about their data, show only after an opening that is logged.
READERS = {
    "accounts.User": "own officer administrator",
    "accounts.User.full_name": f"own {STAFF}",
    "accounts.Invitation": "own officer administrator",
    "attachments.Attachment": "own approver officer council",
    # The signed file of a decision, which administrators may open to undo an import.
    "attachments.Attachment.file": "own approver officer council administrator",
    "attachments.Attachment.original_name": "own approver officer council administrator",
    "attachments.Attachment.file (closer)": "approver officer",
    "attachments.Attachment.original_name (closer)": "approver officer",
    # Editors write the page from what a unit sent, and check the signed consent.
    "attachments.Attachment.file (wider)": "own editor officer",
    "attachments.Attachment.original_name (wider)": "own editor officer",
    # Who prepares the page of a decision reads it before it is published, but for those who are never public.
    "awards": "editor officer approver council administrator",
    "awards.AwardRecord (closer)": "officer approver council administrator",
    "awards.AwardEvent (closer)": "officer approver council administrator",
    "awards.RecipientImport": "officer administrator",
    "awards.RecipientImport.file_name": "officer approver council administrator",
    "awards.ImportRow": "officer administrator",
    "awards.ImportWording": "officer administrator",
    "awards.SenderMemory": "officer",
    "campaigns": UNIT_AND_DESK,
    "campaigns.DeskNote": "officer council",
    "campaigns.DeskRun": "officer council",
    # Notes beside a change are read with the page; those meant for readers are public.
    "cms_core.ChangeNote": "editor approver officer",
    "cms_news": "editor approver",
    "cms_newsroom": "editor approver officer",
    # What an editor asks for is read by editors, by approvers, and by administrators, who keep the office's facts too.
    "cms_changes": "editor approver officer administrator",
    "cms_exemplars": "editor approver",
    "cms_exemplars.Consent": "editor approver officer",
    # Officers keep the signed forms, and find the story by whom it tells of.
    "cms_exemplars.ExemplarPage.subject_name": "editor approver officer",
    "exemplars": "own editor officer",
    "cms_documents": "editor approver officer",
    "cms_blanks": "editor approver officer",
    "cms_bonus": "editor approver officer",
    "cms_guidance": "editor approver officer",
    # An exchange among all officers of the field: those of every unit read it, nobody else.
    "cms_guidance.OfficerQuestion": f"own other {STAFF}",
    "cms_guidance.OfficerQuestion.hidden_reason": "own officer",
    "cms_guidance.OfficerAnswer": f"own other {STAFF}",
    "cms_decisions": "editor approver officer",
    "cms_movements": "editor approver officer",
    "cms_press": "editor approver",
    "cms_media": PREPARE,
    "cms_moving_in": "editor approver officer",
    "cms_plans": "approver officer",
    "cms_targets": "editor approver officer",
    "cms_ceremonies": "editor approver officer",
    "cms_council": "editor approver officer council",
    "cms_council.Assignment": "officer council",
    # What a member reports is for the standing body and for the member who wrote it.
    "cms_council.MemberReport": "officer",
    "cms_inspections": "own officer council",
    "cms_inspections.InspectionPage": "editor approver officer",
    "cms_meetings": "officer council",
    "cms_meetings.MeetingPage": "editor approver officer",
    "cms_training": "own officer",
    "cms_training.TrainingPage": "editor approver officer",
    "comments": "approver officer",
    "comments.Comment.sender_name": "",
    "comments.Comment.sender_phone": "",
    "comments.Comment.sender_email": "",
    "comments.Comment.sender_address": "",
    "comments.Comment.text (closer)": "approver",
    "comments.Comment.suspicion (closer)": "approver",
    "comments.Forwarding": "approver",
    "comments.SenderOpening": "approver officer administrator",
    "comments.Answer.public_text": "holder approver officer",
    "consultations": "approver officer council",
    "drafting": "approver officer",
    "exchange": "officer",
    "feedback": "approver officer",
    "feedback.Feedback.sender_name": "",
    "feedback.Feedback.sender_phone": "",
    "feedback.Feedback.sender_email": "",
    "feedback.Feedback.sender_address": "",
    "feedback.Inquiry": "holder approver officer",
    "feedback.Extension": "holder approver officer",
    "feedback.Forwarding": "holder approver officer",
    "feedback.Answer.text": "holder approver officer",
    "golden_book": "approver officer",
    "initiatives": UNIT_AND_DESK,
    "nominations": "own approver officer",
    "nominations.Note": "approver officer",
    "nominations.Complaint": "approver officer",
    "notices": "own officer administrator",
    "notices.Notice.subject (closer)": "officer administrator",
    "pledges": UNIT_AND_DESK,
    "privacy.SubjectRequest": "officer administrator",
    "privacy.SubjectRequest.name": "",
    "privacy.SubjectRequest.phone": "",
    "privacy.SubjectRequest.email": "",
    "privacy.SubjectRequest.answer": "holder officer administrator",
    "receipts.Erasure": "holder approver officer administrator",
    "recipients": "officer approver council administrator",
    "reports": "own officer council approver",
    "scoring": "own officer council approver",
    "search.AskedQuery": "officer administrator",
    "summaries": "approver officer council",
    "units.Collective": "own officer council",
    "wagtailcore.Collection": STAFF,
    "wagtailcore.Comment": "editor approver officer",
    "wagtailcore.CommentReply": "editor approver officer",
    # Each is shown what concerns the tables on which he has some right.
    "wagtailcore.ModelLogEntry": STAFF,
    "wagtailcore.ModelLogEntry.label (closer)": "approver officer administrator",
    "wagtailcore.ModelLogEntry.data (closer)": "approver officer administrator",
    "wagtailcore.Page": "editor approver officer",
    # The chooser of pages names every page to all who work on pages, or may take them off.
    "wagtailcore.Page.title": PREPARE,
    "wagtailcore.Page.draft_title": PREPARE,
    "wagtailcore.PageLogEntry": "editor approver officer",
    "wagtailcore.PageViewRestriction": "editor approver administrator",
    "wagtailcore.Revision": "editor approver officer",
    "wagtailcore.TaskState": "editor approver officer",
    "wagtaildocs": PREPARE,
    "wagtailimages": PREPARE,
    "wagtailmedia": PREPARE,
}


def readers_of(label):
    """Who may read a field, by its own line, its table's or its room's. Somebody who is named nowhere is nobody."""
    table = label.partition(" ")[0].rpartition(".")[0]
    lines = (label, table, table.partition(".")[0])
    _, kept, how = label.partition(" ")
    if kept:  # what is said of the table does not hold for it
        lines = (label, f"{table} {how}")
    return frozenset(next((READERS[line] for line in lines if line in READERS), "").split())


def tables():
    """Every table in which somebody's words may stand."""
    for model in apps.get_models():
        if model.__module__.split(".")[0] in OURS or model._meta.app_label in THEIRS:
            yield model


def label_of(field):
    return f"{field.model._meta.label}.{field.name}"


def fields_of(model):
    """The fields of a table that hold words: no choices, no keys."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, WORDS) and not field.is_relation and not field.choices
    ]


def named(lines):
    """The fields that some lines name, with "*" written out."""
    found = []
    for each in lines.split():
        label, _, name = each.rpartition(".")
        model = apps.get_model(label)
        found += [label_of(field) for field in fields_of(model) if name in ("*", field.name)] or [f"nothing: {each}"]
    return found


def not_private():
    """Fields that are public or made."""
    return {name for lines in (*PUBLIC.values(), MADE) for name in named(lines)}


def private_fields():
    """Every private field, in the order of the tables."""
    others = not_private()
    return [field for model in tables() for field in fields_of(model) if label_of(field) not in others]
