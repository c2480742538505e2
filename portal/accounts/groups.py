"""The six groups of people in the back office and what each may do.

Add a permission by adding its line to PERMISSIONS; `manage.py setup_groups`
makes the database follow the table, both ways. Nobody ever gets
``wagtailcore.publish_page``: publishing is the outcome of an approval by a
second person (cms_pages/core/workflow.py), never a right.
"""

CONTRIBUTORS = "Cộng tác viên"
EDITORS = "Biên tập viên"
APPROVERS = "Người duyệt"
OFFICERS = "Chuyên viên TĐKT"
COUNCIL = "Thành viên Hội đồng"
ADMINISTRATORS = "Quản trị"

GROUP_NAMES = (CONTRIBUTORS, EDITORS, APPROVERS, OFFICERS, COUNCIL, ADMINISTRATORS)


def _all(label, model, actions="add change delete view"):
    return [f"{label}.{action}_{model}" for action in actions.split()]


ENTER = ["wagtailadmin.access_admin"]

# Permissions on models: "app_label.codename". One line per thing a group works with.
PERMISSIONS = {
    CONTRIBUTORS: [*ENTER],
    EDITORS: [
        *ENTER,
        *_all("cms_news", "newscategory"),
        "movements.view_movement",
        *_all("cms_press", "programme"),
        *_all("cms_core", "topic"),
        *_all("cms_documents", "documentfield"),
        *_all("cms_moving_in", "importbatch", "add view"),
        *_all("wagtailredirects", "redirect"),
        "cms_core.change_officesettings",
        # proposals of units, consents of those told of
        "exemplars.view_proposal",
        "cms_exemplars.view_consent",
        "cms_exemplars.record_consent",
        # bundles of pages that become public together, who contributed what
        *_all("cms_newsroom", "bundle", "add change view"),
        "cms_newsroom.view_contributions",
    ],
    APPROVERS: [
        *ENTER,
        "cms_exemplars.view_consent",
        "cms_core.withdraw_page",
        "cms_moving_in.view_importbatch",
        "cms_moving_in.approve_importbatch",
        "cms_newsroom.view_bundle",
        "cms_newsroom.approve_bundle",
        "cms_changes.approve_change",
        "cms_newsroom.view_contributions",
        "awards.view_decision",
        "awards.view_awardrecord",
        "recipients.view_recipient",
        "golden_book.view_bookpage",
        "golden_book.release_bookpage",
        "drafting.view_draft",
        "scoring.view_scoring",
        "scoring.approve_scoring",
        "consultations.open_consultation",
        "feedback.view_feedback",
        "feedback.handle_feedback",
        "feedback.identify_sender",
        "feedback.read_restricted",
        "feedback.approve_answer",
        "consultations.publish_outcome",
        "cms_plans.publish_workplan",
        "movements.view_movement",
        "summaries.read_summary",
        "summaries.submit_report",
        "summaries.remove_details",
        # what alleges wrongdoing, in comments as in questions, is read by few: here, not by every officer
        "comments.view_comment",
        "comments.handle_comment",
        "comments.identify_sender",
        "comments.read_restricted",
        "reports.view_unitreport",
        "reports.view_summary",
        "reports.release_summary",
        "consultations.view_consultation",
        "nominations.view_nomination",
        "nominations.revoke_nomination",
    ],
    OFFICERS: [
        *ENTER,
        # the directory and the people of units
        *_all("units", "unit", "add change view"),
        *_all("units", "membership", "add change view"),
        *_all("clusters", "cluster", "add change view"),
        "accounts.invite_member",
        "accounts.view_invitation",
        # titles, working days
        *_all("titles", "title", "add change view"),
        *_all("calendar", "calendarday"),
        *_all("search", "abbreviation"),
        "search.view_askedquery",
        # decisions and awards
        *_all("awards", "decision", "add change view"),
        *_all("awards", "awardrecord", "add change view"),
        "awards.import_awardrecord",
        "awards.set_publicity_awardrecord",
        "awards.end_awardrecord",
        "awards.certify_awardrecord",
        *_all("recipients", "recipient", "change view"),
        "recipients.join_recipient",
        # golden book, drafts of decisions
        *_all("golden_book", "bookvolume", "add change view"),
        *_all("golden_book", "bookpage", "add change view"),
        "golden_book.release_bookpage",
        "golden_book.view_yearbook",
        "golden_book.build_yearbook",
        *_all("drafting", "drafttemplate", "add change view"),
        *_all("drafting", "draft", "add view"),
        # statistics and targets
        *_all("statistics", "targetset", "add change view"),
        *_all("statistics", "targetratio"),
        *_all("cms_plans", "workplan", "change view"),
        # the council: meetings, units of its members, inspections, classes
        *_all("cms_meetings", "meeting", "add change view"),
        *_all("cms_council", "assignment", "change view"),
        "cms_council.read_reports",
        *_all("cms_inspections", "inspection", "add change view"),
        *_all("cms_training", "enrolment", "change view"),
        "cms_guidance.answer_question",
        *_all("cms_moving_in", "importbatch", "add view"),
        *_all("cms_newsroom", "bundle", "add change view"),
        # open data, exchange with the management software
        "exchange.use_exchange",
        "exchange.change_opendatasettings",
        # public comment
        *_all("consultations", "consultation", "add change view"),
        *_all("consultations", "nominee"),
        *_all("consultations", "documentrule", "add change view"),
        "privacy.view_subjectrequest",
        "privacy.handle_subjectrequest",
        "comments.view_comment",
        "comments.handle_comment",
        "comments.identify_sender",
        "summaries.write_summary",
        "summaries.open_senders",
        "summaries.remove_details",
        *_all("summaries", "outcomerule", "add change view"),
        "comments.enter_paper",
        *_all("comments", "handlingterm", "add change view"),
        *_all("comments", "legalnotice", "add change view"),
        # questions and suggestions, their dated tables
        "feedback.view_feedback",
        "feedback.handle_feedback",
        "feedback.identify_sender",
        "feedback.publish_entry",
        *_all("feedback", "topic", "add change view"),
        *_all("feedback", "term", "add change view"),
        *_all("feedback", "guidance", "add change view"),
        # what is told to whom, and how
        "notices.view_notice",
        "notices.send_notice",
        "notices.change_way",
        # nominations, and the dated rules about them
        "nominations.view_nomination",
        "nominations.handle_nomination",
        *_all("nominations", "paperrule"),
        *_all("nominations", "standingrule"),
        *_all("nominations", "stateterm"),
        *_all("nominations", "filingplace"),
        # result reports
        *_all("reports", "reportperiod", "add change view"),
        "reports.view_unitreport",
        "reports.review_unitreport",
        *_all("reports", "summary", "add view"),
        # initiatives
        "initiatives.view_initiative",
        "initiatives.judge_initiative",
        # exemplars
        "exemplars.view_proposal",
        "exemplars.judge_proposal",
        "cms_exemplars.view_consent",
        "cms_exemplars.record_consent",
        # movements, campaigns, registrations
        *_all("movements", "movement", "add change view"),
        *_all("campaigns", "campaign", "add change view"),
        "campaigns.view_registration",
        "campaigns.review_registration",
        # pledges of clusters
        *_all("pledges", "pledge", "change view"),
        # criteria and scores of clusters
        *_all("scoring", "scoring", "add change view"),
        *_all("scoring", "criteriaset", "add change view"),
        *_all("scoring", "protestterm", "add change view"),
    ],
    COUNCIL: [
        *ENTER,
        "cms_meetings.read_meeting",
        "cms_council.view_assignment",
        "cms_inspections.view_inspection",
        "initiatives.view_initiative",
        "units.view_unit",
        "clusters.view_cluster",
        "titles.view_title",
        "awards.view_decision",
        "awards.view_awardrecord",
        "recipients.view_recipient",
        "consultations.view_consultation",
        "summaries.read_summary",
        "movements.view_movement",
        "reports.view_unitreport",
        "campaigns.view_campaign",
        "campaigns.view_registration",
        "pledges.view_pledge",
        "scoring.view_scoring",
    ],
    ADMINISTRATORS: [
        *ENTER,
        "notices.view_notice",
        "notices.send_notice",
        "notices.change_way",
        *_all("privacy", "consenttext", "add view"),
        # personal data: terms, requests, who opened what
        *_all("privacy", "retentionterm", "add change view"),
        *_all("privacy", "rightsterm", "add change view"),
        "privacy.view_openings",
        "privacy.view_retentionrun",
        "privacy.view_subjectrequest",
        "comments.view_senderopening",
        *_all("comments", "handlingterm", "add change view"),
        *_all("comments", "legalnotice", "add change view"),
        *_all("accounts", "user", "change view"),
        "signing.view_attempt",
        "accounts.invite_staff",
        "accounts.invite_member",
        "accounts.view_invitation",
        *_all("units", "unit", "add change view"),
        *_all("units", "membership", "add change view"),
        *_all("clusters", "cluster", "add change view"),
        *_all("titles", "title", "add change view"),
        *_all("calendar", "calendarday"),
        *_all("search", "abbreviation"),
        "search.view_askedquery",
        "cms_core.withdraw_page",
        "cms_core.change_officesettings",
        # who writes for which unit, where, and how long a step may take
        *_all("cms_newsroom", "contributor"),
        *_all("cms_newsroom", "sectionright"),
        "cms_newsroom.change_editorialsettings",
        "cms_newsroom.view_contributions",
        *_all("statistics", "targetset", "add change view"),
        *_all("statistics", "targetratio"),
        "awards.undo_import_awardrecord",
        "awards.view_decision",
        "awards.view_awardrecord",
        "recipients.view_recipient",
    ],
}

# Permissions on the page tree: (page model of the place, codenames). Home stands for the whole site.
PAGES = {
    # only where a unit of theirs was given a section: cms_pages/newsroom/rules.py
    CONTRIBUTORS: [("cms_home.HomePage", ["add_page"])],
    EDITORS: [("cms_home.HomePage", ["add_page", "change_page", "lock_page", "unlock_page"])],
    APPROVERS: [("cms_home.HomePage", ["change_page"])],
    OFFICERS: [
        ("cms_decisions.DecisionIndexPage", ["add_page", "change_page"]),
        ("cms_documents.DocumentIndexPage", ["add_page", "change_page"]),
        ("cms_movements.MovementIndexPage", ["add_page", "change_page"]),
        ("cms_targets.TargetsIndexPage", ["add_page", "change_page"]),
        ("cms_council.CouncilIndexPage", ["add_page", "change_page"]),
        ("cms_meetings.MeetingIndexPage", ["add_page", "change_page"]),
        ("cms_inspections.InspectionIndexPage", ["add_page", "change_page"]),
        ("cms_ceremonies.CeremonyIndexPage", ["add_page", "change_page"]),
        ("cms_training.TrainingIndexPage", ["add_page", "change_page"]),
        ("cms_blanks.BlankIndexPage", ["add_page", "change_page"]),
        ("cms_guidance.GuidanceIndexPage", ["add_page", "change_page"]),
        ("cms_bonus.BonusIndexPage", ["add_page", "change_page"]),
    ],
}

# Permissions on pictures, files and films, in the root collection.
COLLECTIONS = {
    CONTRIBUTORS: [
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
        "wagtailmedia.add_media",
    ],
    EDITORS: [
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
        "wagtailmedia.add_media",
        "wagtailmedia.change_media",
    ],
    OFFICERS: [
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ],
}
