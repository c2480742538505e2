import cms_pages.core.fields
import cms_pages.core.sections
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtaildocs', '0001_initial'),
        ('wagtailimages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='tên lĩnh vực')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='đường dẫn')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
            ],
            options={
                'verbose_name': 'lĩnh vực văn bản',
                'verbose_name_plural': 'lĩnh vực văn bản',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='DocumentIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục văn bản',
                'verbose_name_plural': 'mục văn bản',
            },
            bases=(cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='DocumentPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('document_type', models.CharField(choices=[('luat', 'Luật'), ('phap-lenh', 'Pháp lệnh'), ('nghi-quyet', 'Nghị quyết'), ('nghi-dinh', 'Nghị định'), ('quyet-dinh', 'Quyết định'), ('thong-tu', 'Thông tư'), ('thong-tu-lien-tich', 'Thông tư liên tịch'), ('chi-thi', 'Chỉ thị'), ('ket-luan', 'Kết luận'), ('quy-dinh', 'Quy định'), ('quy-che', 'Quy chế'), ('de-an', 'Đề án'), ('chuong-trinh', 'Chương trình'), ('ke-hoach', 'Kế hoạch'), ('huong-dan', 'Hướng dẫn'), ('thong-bao', 'Thông báo'), ('cong-van', 'Công văn'), ('bao-cao', 'Báo cáo'), ('to-trinh', 'Tờ trình'), ('van-ban-hop-nhat', 'Văn bản hợp nhất'), ('khac', 'Văn bản khác')], max_length=20, verbose_name='loại văn bản')),
                ('number', models.CharField(help_text='Có thể dán cả dòng, ví dụ “QĐ số 27/2021/QĐ-UBND ngày 15/10/2021 của UBND tỉnh”: khi lưu, Trang tách số, loại, ngày ban hành và đề xuất cơ quan ban hành. Bỏ trống thì Trang tìm trong tiêu đề, rồi trong tệp đã chọn.', max_length=150, verbose_name='số, ký hiệu')),
                ('serial', models.PositiveIntegerField(editable=False, null=True, verbose_name='số')),
                ('symbol', models.CharField(blank=True, editable=False, max_length=60, verbose_name='ký hiệu')),
                ('year', models.PositiveSmallIntegerField(db_index=True, editable=False, null=True, verbose_name='năm')),
                ('issuer', models.CharField(max_length=150, verbose_name='cơ quan ban hành')),
                ('signer', models.CharField(blank=True, max_length=120, verbose_name='người ký')),
                ('target_groups', cms_pages.core.fields.TargetGroupsField(blank=True, default=list, help_text='Văn bản nói riêng về những nhóm nào: quy chế phối hợp, tiêu chuẩn xét chọn. Chung cho mọi người thì bỏ trống.', verbose_name='nhóm đối tượng')),
                ('issued_on', models.DateField(db_index=True, verbose_name='ngày ban hành')),
                ('effective_from', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ ngày')),
                ('effective_to', models.DateField(blank=True, help_text='Từ ngày này văn bản không còn hiệu lực. Bị văn bản khác thay thế, bãi bỏ toàn bộ thì không cần ghi: Trang tính từ quan hệ ghi ở văn bản kia.', null=True, verbose_name='hết hiệu lực từ ngày')),
                ('verified', models.BooleanField(default=False, help_text='Chưa đối chiếu thì trang ghi rõ là thông tin tham khảo.', verbose_name='đã đối chiếu bản gốc')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung chính')),
                ('field', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='cms_documents.documentfield', verbose_name='lĩnh vực')),
                ('organising_body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'văn bản',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='DocumentFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('role', models.CharField(choices=[('ky', 'Bản đã ký'), ('soan', 'Bản soạn thảo, sửa được'), ('phu-luc', 'Phụ lục'), ('khac', 'Tệp khác')], default='ky', max_length=10, verbose_name='bản')),
                ('name', models.CharField(blank=True, help_text='Bỏ trống thì lấy tên của tệp.', max_length=200, verbose_name='tên hiện ra')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtaildocs.document', verbose_name='tệp')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='cms_documents.documentpage')),
            ],
            options={
                'verbose_name': 'tệp của văn bản',
                'verbose_name_plural': 'tệp của văn bản',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DocumentRelation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('replaces', 'Thay thế toàn bộ'), ('replaces_part', 'Thay thế một phần'), ('repeals', 'Bãi bỏ toàn bộ'), ('repeals_part', 'Bãi bỏ một phần'), ('amends', 'Sửa đổi, bổ sung'), ('suspends', 'Ngưng hiệu lực toàn bộ'), ('suspends_part', 'Ngưng hiệu lực một phần'), ('corrects', 'Đính chính'), ('details', 'Quy định chi tiết'), ('guides', 'Hướng dẫn'), ('consolidates', 'Hợp nhất'), ('based_on', 'Căn cứ vào')], max_length=15, verbose_name='văn bản này')),
                ('part', models.CharField(blank=True, help_text='Chỉ một phần của văn bản kia thì ghi rõ, ví dụ: Điều 5, khoản 2 Điều 7. Toàn bộ thì bỏ trống.', max_length=200, verbose_name='phần liên quan')),
                ('on', models.DateField(blank=True, help_text='Bỏ trống thì tính từ ngày văn bản này có hiệu lực.', null=True, verbose_name='từ ngày')),
                ('until', models.DateField(blank=True, help_text='Chỉ khi ngưng hiệu lực. Bỏ trống thì ngưng cho đến khi có văn bản khác.', null=True, verbose_name='có hiệu lực trở lại từ ngày')),
                ('ends_part', models.CharField(blank=True, choices=[(None, 'Chưa xác định'), ('co', 'Có, một phần hết hiệu lực'), ('khong', 'Không, chỉ thêm nội dung')], help_text='Chỉ khi sửa đổi, bổ sung. Chưa rõ thì để “Chưa xác định”: Trang chỉ nói văn bản kia được sửa đổi, bổ sung.', max_length=10, verbose_name='sửa đổi có làm hết hiệu lực một phần không')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incoming_relations', to='cms_documents.documentpage', verbose_name='văn bản kia')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='cms_documents.documentpage')),
            ],
            options={
                'verbose_name': 'quan hệ văn bản',
                'verbose_name_plural': 'quan hệ văn bản',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('page', models.F('other')), _negated=True), name='cms_documents_not_to_itself', violation_error_message='Văn bản không thể có quan hệ với chính nó.')],
                'unique_together': {('page', 'kind', 'other', 'part')},
            },
        ),
    ]
