"""How every form field is drawn: one template, so that label, help and error always hang together."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    field_template_name = "_components/field.html"
