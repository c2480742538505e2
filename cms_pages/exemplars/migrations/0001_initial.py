import cms_pages.core.fields
import cms_pages.core.sections
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('awards', '0001_initial'),
        ('exemplars', '0001_initial'),
        ('movements', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtailimages', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExemplarIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục gương điển hình',
                'verbose_name_plural': 'mục gương điển hình',
            },
            bases=(cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ExemplarPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('subject_name', models.CharField(help_text='Hiện thành dòng chữ lớn đầu trang.', max_length=200, verbose_name='tên người hoặc tập thể')),
                ('subject_kind', models.CharField(choices=[('person', 'Cá nhân'), ('collective', 'Tập thể'), ('household', 'Hộ gia đình')], default='person', max_length=12, verbose_name='đối tượng')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='chức vụ, nghề nghiệp')),
                ('place', models.CharField(blank=True, help_text='Tên gọi hiện nay. Ví dụ: thôn Nà Lầu, xã Cai Kinh.', max_length=200, verbose_name='thôn, khu phố, nơi công tác')),
                ('old_place', models.CharField(blank=True, help_text='Ví dụ: xã Yên Sơn, huyện Hữu Lũng.', max_length=200, verbose_name='tên nơi đó trước đây')),
                ('field', models.CharField(choices=[('san-xuat', 'Lao động, sản xuất'), ('giao-duc', 'Giáo dục'), ('y-te', 'Y tế'), ('van-hoa', 'Văn hóa'), ('an-ninh', 'Quốc phòng, an ninh, biên giới'), ('cai-cach', 'Cải cách hành chính, sáng kiến'), ('cong-dong', 'Vì cộng đồng'), ('dung-cam', 'Dũng cảm cứu người')], max_length=12, verbose_name='lĩnh vực')),
                ('target_groups', cms_pages.core.fields.TargetGroupsField(blank=True, default=list, help_text='Cùng các nhóm của lượt khen thưởng trong sổ vàng.', verbose_name='nhóm đối tượng')),
                ('told_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, verbose_name='ngày đăng')),
                ('byline', models.CharField(blank=True, max_length=150, verbose_name='người viết')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='câu chuyện')),
                ('movement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='exemplars', to='movements.movement', verbose_name='phong trào')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
                ('place_unit', models.ForeignKey(blank=True, help_text='Để lọc theo địa bàn. Chọn tên cũ cũng được: trang ghi xã, phường hiện nay và giữ tên cũ bên cạnh.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='units.unit', verbose_name='xã, phường')),
                ('proposal', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='page', to='exemplars.proposal', verbose_name='đề xuất của đơn vị')),
            ],
            options={
                'verbose_name': 'gương điển hình',
                'verbose_name_plural': 'gương điển hình',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('consent_name', models.CharField(blank=True, max_length=150, verbose_name='người ký đồng ý')),
                ('consent_on', models.DateField(blank=True, null=True, verbose_name='ngày đồng ý')),
                ('consent_way', models.CharField(blank=True, choices=[('giay', 'Phiếu giấy có chữ ký'), ('dien-tu', 'Bằng phương tiện điện tử')], max_length=10, verbose_name='cách đồng ý')),
                ('consent_reference', models.CharField(blank=True, max_length=250, verbose_name='nơi lưu phiếu, thư hoặc biểu mẫu điện tử')),
                ('consents_name', models.BooleanField(default=False, verbose_name='đồng ý nêu tên và câu chuyện')),
                ('consents_picture', models.BooleanField(default=False, verbose_name='đồng ý đăng ảnh')),
                ('consents_film', models.BooleanField(default=False, verbose_name='đồng ý đăng phim')),
                ('born_on', models.DateField(blank=True, null=True, verbose_name='ngày sinh người trong bài')),
                ('guardian_name', models.CharField(blank=True, max_length=150, verbose_name='cha, mẹ hoặc người giám hộ đồng ý')),
                ('guardian_relation', models.CharField(blank=True, max_length=100, verbose_name='quan hệ với trẻ')),
                ('child_agrees', models.BooleanField(default=False, verbose_name='trẻ từ đủ 7 tuổi cũng đồng ý')),
                ('subject_name', models.CharField(max_length=200, verbose_name='đồng ý cho bài về')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc ghi')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='rút lại lúc')),
                ('withdrawal', models.CharField(blank=True, max_length=300, verbose_name='ai rút lại, bằng cách nào')),
                ('consent_file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='phiếu đồng ý')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi việc rút lại')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='cms_exemplars.exemplarpage', verbose_name='trang')),
            ],
            options={
                'verbose_name': 'sự đồng ý',
                'verbose_name_plural': 'sự đồng ý',
                'ordering': ['-recorded_at', '-pk'],
                'permissions': [('record_consent', 'Ghi nhận và rút lại sự đồng ý của người trong bài')],
            },
        ),
        migrations.CreateModel(
            name='ExemplarAward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exemplar_links', to='awards.awardrecord', verbose_name='lượt khen thưởng')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='awards', to='cms_exemplars.exemplarpage')),
            ],
            options={
                'verbose_name': 'lượt khen thưởng',
                'verbose_name_plural': 'lượt khen thưởng',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('page', 'record'), name='exemplar_award_once')],
            },
        ),
        migrations.CreateModel(
            name='ExemplarStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('phat-hien', 'Phát hiện'), ('boi-duong', 'Bồi dưỡng'), ('tong-ket', 'Tổng kết'), ('nhan-rong', 'Nhân rộng')], max_length=10, verbose_name='bước')),
                ('on', models.DateField(verbose_name='từ ngày')),
                ('note', models.CharField(blank=True, help_text='Không hiện công khai.', max_length=300, verbose_name='ghi chú')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='cms_exemplars.exemplarpage')),
            ],
            options={
                'verbose_name': 'bước',
                'verbose_name_plural': 'các bước',
                'ordering': ['on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('page', 'stage'), name='exemplar_step_once', violation_error_message='Mỗi bước ghi một lần.')],
            },
        ),
    ]
