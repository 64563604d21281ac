/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/titles.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/experiment/heading.h"

#include <string.h>

/* The first of the panels that share the x of @panel. */
static guint
first_of_x (const MurFigure *figure, guint panel)
{
  const guint link = mur_figure_panel (figure, panel)->link_x;
  for (guint i = 0; link != 0 && i < panel; i++)
    if (mur_figure_panel (figure, i)->link_x == link)
      return i;
  return panel;
}

/* Returns: (nullable): the axis that @part is */
static MurAxis *
find_axis (MurPanel *panel, const char *part)
{
  if (g_str_equal (part, "x"))
    return &panel->x;
  if (g_str_equal (part, "y"))
    return &panel->y;
  return g_str_equal (part, "z") && panel->colour_bar ? &panel->z : NULL;
}

/* What stands above the panel, where anything does. */
static gboolean
is_heading (const MurPanel *panel, const char *part)
{
  return panel->title != NULL && g_str_equal (part, "title");
}

static gboolean
has_part (MurPanel *panel, const char *part)
{
  gboolean found = find_axis (panel, part) != NULL || is_heading (panel, part);
  for (guint i = 0; i < panel->layers->len && !found; i++)
    found = g_strcmp0 (mur_layer_own_name (g_ptr_array_index (panel->layers, i)), part)
            == 0;
  return found;
}

static char *
join (const char *scene, guint panel, const char *part)
{
  return g_strdup_printf ("%s.%u.%s", scene, panel + 1, part);
}

char *
mur_title_name (const MurFigure *figure,
                const char *scene,
                guint panel,
                const char *part)
{
  g_return_val_if_fail (figure != NULL && scene != NULL && part != NULL, NULL);

  if (panel >= mur_figure_n_panels (figure)
      || !has_part (mur_figure_panel (figure, panel), part))
    return NULL;
  return join (scene, g_str_equal (part, "x") ? first_of_x (figure, panel) : panel,
               part);
}

static void
append_name (GString *known,
             const MurFigure *figure,
             const char *scene,
             guint panel,
             const char *part)
{
  g_autofree char *name = mur_title_name (figure, scene, panel, part);
  g_autofree char *own = join (scene, panel, part);
  if (g_strcmp0 (name, own) != 0)
    return;
  g_autofree char *shown
    = strpbrk (own, " ,") != NULL ? g_strdup_printf ("“%s”", own) : g_strdup (own);
  g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", shown);
}

static void
refuse (const MurFigure *figure, const char *scene, const char *text, GError **error)
{
  static const char *const axes[] = { "title", "x", "y", "z" };
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *shown = mur_names_show (text);
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      const MurPanel *panel = mur_figure_panel (figure, i);
      for (guint k = 0; k < G_N_ELEMENTS (axes); k++)
        append_name (known, figure, scene, i, axes[k]);
      for (guint k = 0; k < panel->layers->len; k++)
        if (((MurLayer *)g_ptr_array_index (panel->layers, k))->name != NULL)
          append_name (known, figure, scene, i,
                       mur_layer_own_name (g_ptr_array_index (panel->layers, k)));
    }
  mur_error_set (error, MUR_ERROR_UNKNOWN, "title",
                 "title: %s is not known; there are %s", shown, known->str);
}

char *
mur_title_find (const MurFigure *figure,
                const char *scene,
                const char *text,
                GError **error)
{
  g_return_val_if_fail (figure != NULL && scene != NULL && text != NULL, NULL);

  const gsize n = strlen (scene);
  const char *part
    = strncmp (text, scene, n) == 0 && text[n] == '.' ? text + n + 1 : text;
  const char *dot = strchr (part, '.');
  g_autofree char *number = dot != NULL ? g_strndup (part, (gsize)(dot - part)) : NULL;
  guint64 panel = 1;
  if (number != NULL
      && g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT, &panel, NULL))
    part = dot + 1;
  char *name = mur_title_name (figure, scene, (guint)panel - 1, part);
  if (name == NULL)
    refuse (figure, scene, text, error);
  return name;
}

/* "f(x)" has no unit; "f (x)" may have one. */
static gboolean
has_unit (const char *text)
{
  const char *bracket = strchr (text, '(');
  return bracket == NULL || bracket == text || bracket[-1] == ' ';
}

/* The unit that an axis has stays where the text has none. */
static void
entitle_axis (MurAxis *axis, const char *text)
{
  g_autofree char *bare = has_unit (text) ? mur_heading_bare (text) : g_strdup (text);
  g_autofree char *unit = has_unit (text) ? mur_heading_unit (text) : NULL;
  g_autofree char *heading = g_markup_escape_text (text, -1);
  g_autofree char *title = g_markup_escape_text (*bare != '\0' ? bare : text, -1);
  g_autofree char *unit_markup = unit != NULL ? g_markup_escape_text (unit, -1)
                                 : axis->symbol != NULL ? g_strdup (axis->symbol_unit)
                                                        : g_strdup (axis->unit);
  mur_axis_set (axis, title, unit_markup, axis->scale);
  mur_axis_set_heading (axis, heading);
}

static void
entitle (MurFigure *figure, guint panel, const char *part, const char *text)
{
  MurPanel *of = mur_figure_panel (figure, panel);
  MurAxis *axis = find_axis (of, part);
  for (guint i = 0; axis == &of->x && i < mur_figure_n_panels (figure); i++)
    if (i != panel && first_of_x (figure, i) == panel)
      entitle_axis (&mur_figure_panel (figure, i)->x, text);
  if (axis != NULL)
    {
      entitle_axis (axis, text);
      return;
    }
  if (is_heading (of, part))
    {
      g_free (of->title);
      of->title = g_markup_escape_text (text, -1);
      return;
    }
  for (guint i = 0; i < of->layers->len; i++)
    {
      MurLayer *layer = g_ptr_array_index (of->layers, i);
      if (g_strcmp0 (mur_layer_own_name (layer), part) == 0)
        mur_layer_rename (layer, text);
    }
}

void
mur_figure_take_titles (MurFigure *figure, const char *scene, const MurTitles *titles)
{
  g_return_if_fail (figure != NULL && scene != NULL);

  for (guint i = 0; i < mur_titles_n (titles); i++)
    {
      const gsize n = strlen (scene);
      const char *name = mur_titles_name (titles, i);
      const char *rest = name + n + 1;
      char *part;
      if (strncmp (name, scene, n) != 0 || name[n] != '.')
        continue;
      const guint64 panel = g_ascii_strtoull (rest, &part, 10);
      if (part != rest && *part == '.' && panel >= 1
          && panel <= mur_figure_n_panels (figure))
        entitle (figure, (guint)panel - 1, part + 1, mur_titles_text (titles, i));
    }
}
