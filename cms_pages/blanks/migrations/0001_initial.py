import cms_pages.core.fields
import cms_pages.core.sections
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms_documents', '0001_initial'),
        ('titles', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtaildocs', '0001_initial'),
        ('wagtailimages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BlankIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục biểu mẫu',
                'verbose_name_plural': 'mục biểu mẫu',
            },
            bases=(cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='BlankPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('code', models.CharField(db_index=True, help_text='Ví dụ: BM-TĐ-01.', max_length=30, verbose_name='mã biểu mẫu')),
                ('kind', models.CharField(choices=[('phat-dong', 'Phát động phong trào'), ('so-ket', 'Sơ kết phong trào'), ('tong-ket', 'Tổng kết phong trào'), ('dang-ky', 'Đăng ký, giao ước thi đua'), ('bao-cao', 'Báo cáo công tác thi đua'), ('to-trinh', 'Tờ trình, danh sách đề nghị'), ('thanh-tich', 'Báo cáo thành tích'), ('dot-xuat', 'Hồ sơ khen thưởng đột xuất'), ('bien-ban', 'Biên bản, phiếu bầu'), ('cham-diem', 'Bảng chấm điểm'), ('khac', 'Biểu mẫu khác')], max_length=12, verbose_name='dùng vào việc')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='hướng dẫn ghi')),
                ('folded', models.TextField(default='', editable=False)),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('titles', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Biểu mẫu dùng khi đề nghị những danh hiệu, hình thức nào. Dùng chung thì bỏ trống.', related_name='+', to='titles.title', verbose_name='danh hiệu, hình thức khen thưởng')),
            ],
            options={
                'verbose_name': 'biểu mẫu',
                'verbose_name_plural': 'biểu mẫu',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='BlankVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('number', models.CharField(help_text='Ví dụ: 1, 2, 2026.', max_length=20, verbose_name='phiên bản')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, help_text='Không cần ghi khi có phiên bản sau: bản này thôi dùng khi bản sau bắt đầu.', null=True, verbose_name='thôi dùng từ ngày')),
                ('basis_part', models.CharField(blank=True, help_text='Ví dụ: Mẫu số 02, Phụ lục I.', max_length=200, verbose_name='chỗ trong căn cứ')),
                ('marks', models.JSONField(default=list, editable=False)),
                ('marks_file', models.BigIntegerField(editable=False, null=True)),
                ('change', models.CharField(blank=True, help_text='Khác bản trước ở chỗ nào.', max_length=300, verbose_name='điểm mới')),
                ('basis', models.ForeignKey(blank=True, help_text='Văn bản ban hành mẫu, chọn trong mục Văn bản. Khi văn bản này hết hiệu lực, Trang tự báo.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_documents.documentpage', verbose_name='căn cứ')),
                ('file', models.ForeignKey(help_text='Tệp Word (.docx) có chỗ điền, ví dụ {{ don_vi }}, {{ nguoi_lap }}, {{ nam }}, thì người của đơn vị tải được bản đã điền sẵn. Cách đánh dấu: xem hướng dẫn biên tập.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtaildocs.document', verbose_name='tệp để điền')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='cms_blanks.blankpage')),
                ('print_file', models.ForeignKey(blank=True, help_text='Bản PDF, nếu có.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='tệp để xem, in')),
            ],
            options={
                'verbose_name': 'phiên bản biểu mẫu',
                'verbose_name_plural': 'phiên bản biểu mẫu',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('page', 'effective_from'), ('page', 'number')},
            },
        ),
    ]
