import cms_pages.core.fields
import cms_pages.core.sections
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtailimages', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('title', models.CharField(max_length=250, verbose_name='tên kế hoạch')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('finish_by', models.DateField(blank=True, null=True, verbose_name='hoàn thành trước ngày')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
            ],
            options={
                'verbose_name': 'kế hoạch kiểm tra',
                'verbose_name_plural': 'kế hoạch kiểm tra',
                'ordering': ['-year', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_in_order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('text', models.CharField(max_length=500, verbose_name='nội dung')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklist', to='cms_inspections.inspection', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'nội dung kiểm tra',
                'verbose_name_plural': 'nội dung kiểm tra',
                'ordering': ['place_in_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InspectionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục kiểm tra',
                'verbose_name_plural': 'mục kiểm tra',
            },
            bases=(cms_pages.core.sections.ListedSectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='InspectionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('kind', models.CharField(choices=[('ke-hoach', 'Kế hoạch kiểm tra'), ('ket-qua', 'Thông báo kết quả kiểm tra')], default='ke-hoach', max_length=8, verbose_name='loại')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung')),
                ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pages', to='cms_inspections.inspection', verbose_name='kế hoạch kiểm tra')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'kế hoạch, thông báo kiểm tra',
                'verbose_name_plural': 'kế hoạch, thông báo kiểm tra',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('planned_on', models.DateField(blank=True, null=True, verbose_name='ngày dự kiến')),
                ('report_by', models.DateField(blank=True, help_text='Đơn vị gửi được cả khi đã quá ngày này.', null=True, verbose_name='đơn vị gửi báo cáo trước ngày')),
                ('team', models.TextField(blank=True, max_length=2000, verbose_name='đoàn kiểm tra')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='ngày đã kiểm tra')),
                ('summary', models.TextField(blank=True, max_length=5000, verbose_name='nhận xét chung')),
                ('told_at', models.DateTimeField(editable=False, null=True, verbose_name='báo đơn vị lúc')),
                ('result_at', models.DateTimeField(editable=False, null=True, verbose_name='gửi kết quả cho đơn vị lúc')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='cms_inspections.inspection', verbose_name='kế hoạch')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'kiểm tra tại đơn vị',
                'verbose_name_plural': 'kiểm tra tại đơn vị',
                'ordering': ['planned_on', 'unit__sort_key', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UnitPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=250, verbose_name='tên tài liệu')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gửi lúc')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='inspection_paper', to='attachments.attachment', verbose_name='tệp')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='cms_inspections.visit', verbose_name='kiểm tra')),
            ],
            options={
                'verbose_name': 'tài liệu của đơn vị được kiểm tra',
                'verbose_name_plural': 'tài liệu của đơn vị được kiểm tra',
                'ordering': ['sent_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('finding', 'Nhận xét'), ('request', 'Yêu cầu thực hiện')], default='finding', max_length=7, verbose_name='loại')),
                ('text', models.TextField(max_length=2000, verbose_name='nội dung')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='thực hiện trước ngày')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='đã thực hiện ngày')),
                ('outcome', models.CharField(blank=True, max_length=500, verbose_name='kết quả thực hiện')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_inspections.checklistitem', verbose_name='nội dung kiểm tra')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='cms_inspections.visit', verbose_name='kiểm tra')),
            ],
            options={
                'verbose_name': 'kết quả kiểm tra, yêu cầu',
                'verbose_name_plural': 'kết quả kiểm tra, yêu cầu',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1948), ('year__lte', 2200)), name='cms_inspections_year', violation_error_message='Mời xem lại năm.'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('inspection', 'unit'), name='cms_inspections_unit_once', violation_error_message='Đơn vị này đã có trong kế hoạch.'),
        ),
    ]
