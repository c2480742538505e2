"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import QuestionViewSet

LOG_ACTIONS = {
    "guidance.answer": ("Trả lời câu hỏi", "Đã trả lời câu hỏi của cán bộ"),
    "guidance.take_down": ("Gỡ câu hỏi", "Đã gỡ câu hỏi. Lý do: {reason}"),
    "guidance.faq": ("Đưa vào Nghiệp vụ", "Đã gửi duyệt để đưa vào mục Nghiệp vụ"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return QuestionViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
