import cms_pages.core.fields
import cms_pages.council.models
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('cms_documents', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtaildocs', '0001_initial'),
        ('wagtailimages', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AssignmentsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'bảng phân công theo dõi đơn vị',
                'verbose_name_plural': 'bảng phân công theo dõi đơn vị',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='AssignmentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('member', models.CharField(max_length=150, verbose_name='thành viên')),
                ('position', models.CharField(blank=True, max_length=250, verbose_name='chức vụ')),
                ('units', models.TextField(help_text='Mỗi đơn vị một dòng.', max_length=10000, verbose_name='đơn vị')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='cms_council.assignmentspage', verbose_name='bảng phân công')),
            ],
            options={
                'verbose_name': 'dòng phân công',
                'verbose_name_plural': 'dòng phân công',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CouncilIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục Hội đồng',
                'verbose_name_plural': 'mục Hội đồng',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='CouncilMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=150, verbose_name='họ và tên')),
                ('position', models.CharField(max_length=250, verbose_name='chức vụ khi tham gia Hội đồng')),
                ('role', models.CharField(choices=[('chair', 'Chủ tịch Hội đồng'), ('standing', 'Phó Chủ tịch Thường trực Hội đồng'), ('deputy', 'Phó Chủ tịch Hội đồng'), ('secretary', 'Ủy viên, Thư ký Hội đồng'), ('member', 'Ủy viên')], default='member', max_length=10, verbose_name='vai trò trong Hội đồng')),
                ('since', models.DateField(blank=True, help_text='Bỏ trống là từ đầu nhiệm kỳ.', null=True, verbose_name='từ ngày')),
                ('until', models.DateField(blank=True, help_text='Ghi ngày thôi tham gia thay vì xóa tên, để người đọc thấy đúng Hội đồng của từng thời gian.', null=True, verbose_name='đến trước ngày')),
                ('account', models.ForeignKey(blank=True, help_text='Để nhận giấy mời, đọc tài liệu, gửi báo cáo. Không công khai.', limit_choices_to=cms_pages.council.models.council_accounts, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='council_seats', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản trên Trang')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='chân dung')),
            ],
            options={
                'verbose_name': 'thành viên Hội đồng',
                'verbose_name_plural': 'thành viên Hội đồng',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('member_name', models.CharField(max_length=150, verbose_name='họ và tên')),
                ('assigned_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc phân công')),
                ('report_by', models.DateField(blank=True, null=True, verbose_name='báo cáo trước ngày')),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
                ('assigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người phân công')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignments', to='cms_council.councilmember', verbose_name='thành viên')),
            ],
            options={
                'verbose_name': 'phân công theo dõi đơn vị',
                'verbose_name_plural': 'phân công theo dõi đơn vị',
                'ordering': ['-year', 'member_name', 'unit__sort_key', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CouncilPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('starts_on', models.DateField(db_index=True, verbose_name='từ ngày')),
                ('ends_on', models.DateField(blank=True, help_text='Bỏ trống khi Hội đồng đang hoạt động.', null=True, verbose_name='đến trước ngày')),
                ('decision_number', models.CharField(blank=True, help_text='Ví dụ: Số 115/QĐ-UBND ngày 12/01/2026.', max_length=200, verbose_name='quyết định thành lập, kiện toàn')),
                ('contact', models.CharField(blank=True, help_text='Tên phòng, điện thoại, thư điện tử công vụ. Bỏ trống thì dùng thông tin cơ quan của Trang.', max_length=300, verbose_name='liên hệ của cơ quan thường trực')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nhiệm vụ, quy chế')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'Hội đồng trong một nhiệm kỳ',
                'verbose_name_plural': 'Hội đồng các nhiệm kỳ',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.AddField(
            model_name='councilmember',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='cms_council.councilpage', verbose_name='nhiệm kỳ'),
        ),
        migrations.CreateModel(
            name='MemberReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=10000, verbose_name='nội dung')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gửi lúc')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='cms_council.assignment', verbose_name='phân công')),
                ('attachment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='tệp kèm theo')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'báo cáo của thành viên Hội đồng',
                'verbose_name_plural': 'báo cáo của thành viên Hội đồng',
                'ordering': ['-sent_at', '-pk'],
                'permissions': [('read_reports', 'Đọc báo cáo của thành viên Hội đồng')],
            },
        ),
        migrations.CreateModel(
            name='ProvincialClusterPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm thi đua')),
                ('head', models.CharField(max_length=200, verbose_name='đơn vị trưởng')),
                ('deputy', models.CharField(blank=True, max_length=200, verbose_name='đơn vị phó')),
                ('conference_on', models.DateField(blank=True, null=True, verbose_name='ngày hội nghị tổng kết')),
                ('conference_place', models.CharField(blank=True, max_length=250, verbose_name='nơi tổ chức hội nghị')),
                ('host', models.CharField(blank=True, max_length=200, verbose_name='đơn vị đăng cai')),
                ('conclusion', models.TextField(blank=True, help_text='Những điểm chính; toàn văn đính kèm ở Văn bản, tệp.', max_length=5000, verbose_name='kết luận hội nghị')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'cụm, khối thi đua liên tỉnh',
                'verbose_name_plural': 'cụm, khối thi đua liên tỉnh',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ProvincialClusterMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='Ví dụ: Sở Nội vụ tỉnh Cao Bằng.', max_length=200, verbose_name='tên đơn vị')),
                ('ours', models.BooleanField(default=False, verbose_name='đơn vị của tỉnh')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='cms_council.provincialclusterpage', verbose_name='cụm, khối')),
            ],
            options={
                'verbose_name': 'thành viên cụm, khối liên tỉnh',
                'verbose_name_plural': 'thành viên cụm, khối liên tỉnh',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClusterPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('quy-che', 'Quy chế, tiêu chí'), ('ke-hoach', 'Kế hoạch, giao ước'), ('bao-cao', 'Báo cáo'), ('ket-luan', 'Kết luận, thông báo'), ('khac', 'Văn bản khác')], default='ke-hoach', max_length=8, verbose_name='loại')),
                ('title', models.CharField(blank=True, help_text='Bỏ trống thì lấy tên đã có.', max_length=250, verbose_name='tên văn bản')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_documents.documentpage', verbose_name='văn bản trong mục Văn bản')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='hoặc tệp')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='cms_council.provincialclusterpage', verbose_name='cụm, khối')),
            ],
            options={
                'verbose_name': 'văn bản của cụm, khối liên tỉnh',
                'verbose_name_plural': 'văn bản của cụm, khối liên tỉnh',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(fields=('year', 'unit'), name='cms_council_one_member_a_unit', violation_error_message='Năm này đơn vị đã có thành viên theo dõi.'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1948), ('year__lte', 2200)), name='cms_council_year'),
        ),
    ]
