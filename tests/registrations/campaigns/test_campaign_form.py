"""The officer's form of a campaign."""

import pytest

from registrations.campaigns.staff_forms import CampaignForm
from registrations.titles.models import Form, Level, Title
from tests.factories.campaigns import AimedTitleFactory

pytestmark = pytest.mark.django_db


def test_titles_stand_under_their_form_and_level_each_once():
    Title.objects.all().delete()
    AimedTitleFactory(name="Bằng khen của Chủ tịch", form=Form.CERTIFICATE_OF_MERIT, level=Level.PROVINCE)
    AimedTitleFactory(name="Chiến sĩ thi đua cơ sở", form=Form.EMULATION_TITLE, level=Level.BASE)
    AimedTitleFactory(name="Lao động tiên tiến", form=Form.EMULATION_TITLE, level=Level.BASE)

    groups = list(CampaignForm().fields["titles"].choices)

    assert [heading for heading, _ in groups] == ["Danh hiệu thi đua, cấp cơ sở", "Bằng khen, cấp tỉnh"]
    assert [len(choices) for _, choices in groups] == [2, 1]


def test_a_chosen_title_comes_out_of_its_group():
    title = AimedTitleFactory()
    assert list(CampaignForm().fields["titles"].clean([title.pk])) == [title]
