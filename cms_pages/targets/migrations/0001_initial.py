import cms_pages.core.fields
import cms_pages.core.sections
import cms_pages.targets.models
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms_documents', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtaildocs', '0001_initial'),
        ('wagtailimages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TargetsIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('register_by', models.CharField(default='31/03', help_text='Ngày/tháng, ví dụ 31/03: đến hết ngày này chưa có trang của năm thì người biên tập được nhắc.', max_length=5, validators=[django.core.validators.RegexValidator('^(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])$', 'Mời ghi ngày/tháng, ví dụ 31/03.')], verbose_name='hạn đăng ký hằng năm')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục chỉ tiêu đăng ký của tỉnh',
                'verbose_name_plural': 'mục chỉ tiêu đăng ký của tỉnh',
            },
            bases=(cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='TargetsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1948), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('registered_on', models.DateField(verbose_name='ngày đăng ký')),
                ('registered_with', models.CharField(default='Hội đồng Thi đua - Khen thưởng Trung ương', max_length=200, verbose_name='đăng ký với')),
                ('results_on', models.DateField(blank=True, help_text='Ghi khi đã có kết quả cuối năm.', null=True, verbose_name='ngày đánh giá kết quả')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_documents.documentpage', verbose_name='văn bản đăng ký trong mục Văn bản')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='hoặc tệp đăng ký')),
                ('organising_body', models.ForeignKey(default=cms_pages.targets.models.first_body, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'trang chỉ tiêu đăng ký của tỉnh',
                'verbose_name_plural': 'trang chỉ tiêu đăng ký của tỉnh',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('text', models.CharField(max_length=500, verbose_name='chỉ tiêu')),
                ('measure', models.CharField(blank=True, help_text='Ví dụ: %, xã, tỷ đồng.', max_length=60, verbose_name='đơn vị tính')),
                ('level', models.CharField(help_text='Ví dụ: 7,5 hoặc trên 95.', max_length=150, verbose_name='mức đăng ký')),
                ('result', models.CharField(blank=True, max_length=150, verbose_name='kết quả cuối năm')),
                ('outcome', models.CharField(blank=True, choices=[('vuot', 'Vượt'), ('dat', 'Đạt'), ('khong-dat', 'Chưa đạt')], max_length=10, verbose_name='so với đăng ký')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='cms_targets.targetspage')),
            ],
            options={
                'verbose_name': 'chỉ tiêu đăng ký',
                'verbose_name_plural': 'chỉ tiêu đăng ký',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FlagCandidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('flag', models.CharField(choices=[('co-thi-dua-chinh-phu', 'Cờ thi đua của Chính phủ'), ('co-thi-dua-tinh', 'Cờ thi đua của Ủy ban nhân dân tỉnh')], default='co-thi-dua-chinh-phu', max_length=30, verbose_name='cờ thi đua')),
                ('name', models.CharField(blank=True, help_text='Chỉ ghi khi đơn vị chưa có trong danh mục.', max_length=250, verbose_name='tên đơn vị')),
                ('note', models.CharField(blank=True, max_length=250, verbose_name='ghi chú')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='cms_targets.targetspage')),
            ],
            options={
                'verbose_name': 'đơn vị đăng ký cờ',
                'verbose_name_plural': 'đơn vị đăng ký cờ',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
