import cms_pages.core.fields
import cms_pages.core.sections
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms_documents', '0001_initial'),
        ('movements', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtaildocs', '0001_initial'),
        ('wagtailimages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='MovementIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục phong trào thi đua',
                'verbose_name_plural': 'mục phong trào thi đua',
            },
            bases=(cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='MovementPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='nội dung')),
                ('facts', models.JSONField(blank=True, default=dict, editable=False)),
                ('launch_document', models.ForeignKey(blank=True, help_text='Chọn trong mục Văn bản. Người đọc thấy liên kết khi văn bản đang đăng.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_documents.documentpage', verbose_name='văn bản phát động')),
                ('movement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='page', to='movements.movement', verbose_name='phong trào')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'trang phong trào thi đua',
                'verbose_name_plural': 'trang phong trào thi đua',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='MovementReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('so-ket', 'Sơ kết'), ('tong-ket', 'Tổng kết')], max_length=8, verbose_name='loại')),
                ('held_on', models.DateField(verbose_name='ngày tổ chức hoặc ngày báo cáo')),
                ('text', models.TextField(blank=True, help_text='Vài câu: đã làm được gì, bài học nào.', max_length=3000, verbose_name='kết quả chính')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_documents.documentpage', verbose_name='báo cáo, văn bản trong mục Văn bản')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='hoặc tệp báo cáo')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='cms_movements.movementpage')),
            ],
            options={
                'verbose_name': 'lần sơ kết, tổng kết',
                'verbose_name_plural': 'các lần sơ kết, tổng kết',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
