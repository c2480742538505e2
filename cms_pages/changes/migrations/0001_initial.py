import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.CharField(max_length=64, verbose_name='mã')),
                ('title', models.CharField(max_length=250, verbose_name='nội dung')),
                ('before', models.JSONField(default=dict, verbose_name='đang hiện')),
                ('after', models.JSONField(default=dict, verbose_name='đề nghị')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='lần sửa')),
                ('authors', models.JSONField(default=list, verbose_name='những người đã sửa')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc đề nghị')),
                ('outcome', models.CharField(blank=True, choices=[('approved', 'Đã duyệt'), ('returned', 'Không duyệt'), ('withdrawn', 'Đã rút')], max_length=10, verbose_name='kết quả')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='lúc quyết định')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='loại')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người quyết định')),
                ('proposed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đề nghị')),
            ],
            options={
                'verbose_name': 'thay đổi chờ duyệt',
                'verbose_name_plural': 'thay đổi chờ duyệt',
                'ordering': ['-proposed_at', '-pk'],
                'permissions': [('approve_change', 'Duyệt thay đổi của thông tin cơ quan, danh mục, chữ của ảnh và tệp')],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('content_type', 'object_id'), name='cms_changes_one_waiting', violation_error_message='Nội dung này đang có một thay đổi chờ duyệt.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('outcome', '')), models.Q(('decided_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='cms_changes_decided')],
            },
        ),
    ]
