from wagtail import hooks


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("attachments.open", "Mở tệp đính kèm", "Đã mở tệp đính kèm")
