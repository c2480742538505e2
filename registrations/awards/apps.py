from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "registrations.awards"
    label = "awards"
    verbose_name = "Khen thưởng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations.attachments import access
        from registrations.campaigns import archive
        from registrations.nominations import hooks as nominations
        from registrations.summaries import removal

        from . import entries, import_rules, nominated, registered, rules

        entries.register()
        archive.register("awards", registered.earlier_awards)
        access.register("awards", rules.may_read_file)
        access.register("awards.imports", import_rules.may_read_list)
        nominations.register_awards("awards", nominated.past_awards)
        nominations.register_given("awards", nominated.given_awards)
        removal.register(nominated.awarded_nominees)
