"""The map of addresses against the schema of the protocol (sitemaps.org, 0.9), and when each part changed."""

import datetime

import pytest
import time_machine
from django.utils import timezone
from lxml import etree

from registrations.awards.kinds import EventKind
from registrations.awards.models import AwardEvent
from tests.factories.awards import AwardRecordFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.pages import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SPACES = {"s": NAMESPACE}
# What siteindex.xsd and sitemap.xsd ask, as one schema.
SCHEMA = f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}"
    targetNamespace="{NAMESPACE}" elementFormDefault="qualified">
  <xsd:element name="sitemapindex"><xsd:complexType><xsd:sequence>
    <xsd:element name="sitemap" minOccurs="1" maxOccurs="50000"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="address"/><xsd:element name="lastmod" type="moment" minOccurs="0"/>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="urlset"><xsd:complexType><xsd:sequence>
    <xsd:element name="url" minOccurs="1" maxOccurs="50000"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="address"/><xsd:element name="lastmod" type="moment" minOccurs="0"/>
      <xsd:element name="changefreq" type="often" minOccurs="0"/>
      <xsd:element name="priority" type="weight" minOccurs="0"/>
    </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:simpleType name="address"><xsd:restriction base="xsd:anyURI">
    <xsd:minLength value="12"/><xsd:maxLength value="2048"/></xsd:restriction></xsd:simpleType>
  <xsd:simpleType name="moment"><xsd:union memberTypes="xsd:date xsd:dateTime"/></xsd:simpleType>
  <xsd:simpleType name="often"><xsd:restriction base="xsd:string"><xsd:pattern
    value="always|hourly|daily|weekly|monthly|yearly|never"/></xsd:restriction></xsd:simpleType>
  <xsd:simpleType name="weight"><xsd:restriction base="xsd:decimal">
    <xsd:minInclusive value="0.0"/><xsd:maxInclusive value="1.0"/></xsd:restriction></xsd:simpleType>
</xsd:schema>"""
MOST_BYTES = 50 << 20


def read(client, address):
    """The root of a part, valid and within the bounds of the protocol."""
    answer = client.get(address.removeprefix("http://testserver"))
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert len(answer.content) <= MOST_BYTES
    root = etree.fromstring(answer.content)
    etree.XMLSchema(etree.fromstring(SCHEMA)).assertValid(root)
    return root


def parts(client):
    return [each.text for each in read(client, "/sitemap.xml").iterfind(".//s:loc", SPACES)]


def changed(root, end):
    """The day of the address that ends so."""
    for entry in root:
        if entry.findtext("s:loc", namespaces=SPACES).endswith(end):
            told = entry.findtext("s:lastmod", namespaces=SPACES)
            return told and datetime.date.fromisoformat(told)
    raise AssertionError(end)


def test_every_part_is_valid(client, office, catalogue):
    ArticleFactory(parent=office.news, title="Tin có dấu & ký hiệu <lạ>")
    DocumentFactory(parent=office.documents)
    AwardRecordFactory()
    ConsultationFactory()

    for part in parts(client):
        assert part.startswith("http://testserver/")
        for loc in read(client, part).iterfind(".//s:loc", SPACES):
            assert loc.text.startswith("http://testserver/")


def test_a_correction_is_a_change_of_the_record_and_of_its_part(client, office):
    record, untouched = AwardRecordFactory.create_batch(2)
    later = timezone.now() + datetime.timedelta(days=3)
    part = next(each for each in parts(client) if "luot-khen" in each)
    first = changed(read(client, part), untouched.get_absolute_url())
    with time_machine.travel(later, tick=False):
        AwardEvent.objects.create(record=record, kind=EventKind.CORRECTION, source="x", public_note="Sửa năm sinh")
        root = read(client, part)

    assert changed(root, record.get_absolute_url()) == later.date()
    assert changed(root, untouched.get_absolute_url()) == first
