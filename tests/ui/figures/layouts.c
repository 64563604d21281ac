/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every scene of every preset, at the sizes of windows and of printed columns: all text
 * is whole, all legends stand in the figure, and none covers a datum. What is wrong is
 * said of each before the case fails. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"
#include "ui/figures/registry.h"
#include "ui/plot/layout/hit.h"
#include "ui/plot/layout/private.h"

#include <math.h>
#include <string.h>

#define MM (96 / 25.4)
/* Of a data area in which anything is to be seen. */
#define LEAST_SIDE 6

typedef struct
{
  const char *name;
  double width, height;
} Size;

/* The room of the figure at 1366 × 768, in presentation, and at 1920 × 1080. */
static const Size screens[] = {
  { "740x440", 740, 440 },
  { "740x540", 740, 540 },
  { "1290x760", 1290, 760 },
};

static const Size pages[] = {
  { "85x64mm", 85 * MM, 64 * MM },
  { "85x128mm", 85 * MM, 128 * MM },
  { "170x106mm", 170 * MM, 106 * MM },
};

/* Those of which type and marks differ in size; then one that differs in colours. */
static const struct
{
  const char *name, *same;
} themes[] = {
  { "light", "dark" },
  { "high-contrast", "high-contrast-dark" },
  { "print", NULL },
};

typedef struct
{
  const MurExperiment *experiment;
  const MurPreset *preset;
} Case;

/* One figure at one size. */
typedef struct
{
  const char *scene;
  guint step;
  int panel; /* alone; −1: all */
  const char *theme;
  const Size *size;
  const MurLayout *layout;
  guint n_faults;
} Check;

static void
blame (Check *self, guint panel, const char *what, const char *text)
{
  g_test_message ("%s, step %u, %s, %s%s, panel %u: %s%s%s", self->scene, self->step,
                  self->theme, self->size->name, self->panel >= 0 ? " alone" : "",
                  panel, what, text == NULL ? "" : ": ", text == NULL ? "" : text);
  self->n_faults++;
}

static void
check_text (Check *self, guint panel)
{
  const MurPanelPlace *place = &self->layout->panels[panel];
  const struct
  {
    const MurTitlePlace *at;
    const char *text;
  } texts[] = {
    { &place->title, place->panel->title },
    { &place->caption, place->panel->caption },
    { &place->x.heading, place->x.title },
    { &place->y.heading, place->y.title },
    { &place->z.heading, place->panel->z.title },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].at->fit.is_cut)
      blame (self, panel, "cut", texts[i].text);
  for (guint i = 0; place->entries != NULL && i < place->entries->len; i++)
    {
      const MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      if (entry->fit.is_cut)
        blame (self, panel, "cut in the legend", entry->text);
    }
}

static gboolean
is_within (const MurLayout *layout, MurRectangle box)
{
  /* Half a pixel is rounding. */
  return box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= layout->width + 0.5
         && box.y + box.height <= layout->height + 0.5;
}

static void
check_legend (Check *self, guint panel)
{
  const MurPanelPlace *place = &self->layout->panels[panel];

  if (place->entries != NULL && place->entries->len > 0
      && mur_layout_legend_state (self->layout, panel) == MUR_LEGEND_STATE_NONE)
    blame (self, panel, "its legend is left out", NULL);
  if (!is_within (self->layout, mur_layout_legend (self->layout, panel)))
    blame (self, panel, "its legend leaves the figure", NULL);
  if (mur_layout_legend_covers (self->layout, panel))
    blame (self, panel, "its legend covers data", NULL);
  for (guint i = 0; i < mur_layout_n_legend_entries (self->layout, panel); i++)
    if (!is_within (self->layout,
                    mur_layout_legend_entry (self->layout, panel, i, NULL)))
      blame (self, panel, "a name leaves the figure", NULL);
}

/* What stands around the data area, too. */
static void
check_area (Check *self, guint panel)
{
  const MurPanelPlace *place = &self->layout->panels[panel];
  const MurRectangle *area = &place->area;
  const MurRectangle whole = { area->x - place->left, area->y - place->top,
                               place->left + area->width + place->right,
                               place->top + area->height + place->bottom };

  if (area->width < LEAST_SIDE || area->height < LEAST_SIDE)
    blame (self, panel, "nothing is to be seen in it", NULL);
  if (!is_within (self->layout, whole))
    blame (self, panel, "it leaves the figure", NULL);
}

static MurLayout *
lay_out (const MurFigure *figure, const Check *self, const char *theme)
{
  const guint n = mur_figure_n_panels (figure);
  g_autofree MurPanelView *views = g_new (MurPanelView, n);

  for (guint i = 0; i < n; i++)
    views[i] = (MurPanelView){
      .x = { NAN, NAN },
      .y = { NAN, NAN },
      .out_of_sight = self->panel >= 0 && i != (guint)self->panel,
    };
  return mur_layout_new (figure, mur_theme_find (theme), views, self->size->width,
                         self->size->height, 1);
}

static guint
check_figure (const MurFigure *figure, Check *self)
{
  g_autoptr (MurLayout) layout = lay_out (figure, self, self->theme);

  self->n_faults = 0;
  self->layout = layout;
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    if (self->panel < 0 || i == (guint)self->panel)
      {
        check_text (self, i);
        check_legend (self, i);
        check_area (self, i);
      }
  if (self->n_faults == 0 && mur_layout_n_cut (layout) > 0)
    blame (self, 0, "something else is cut", NULL);
  return self->n_faults;
}

static guint
check_sizes (const MurFigure *figure, const Size *sizes, guint n, Check self)
{
  guint n_faults = 0;

  for (guint theme = 0; theme < G_N_ELEMENTS (themes); theme++)
    for (guint i = 0; i < n; i++)
      {
        self.theme = themes[theme].name;
        self.size = &sizes[i];
        n_faults += check_figure (figure, &self);
      }
  return n_faults;
}

static void
assert_same (MurRectangle a, MurRectangle b)
{
  g_assert_true (a.x == b.x && a.y == b.y && a.width == b.width
                 && a.height == b.height);
}

/* Colours move nothing. */
static void
check_colours (const MurFigure *figure)
{
  for (guint theme = 0; theme < G_N_ELEMENTS (themes); theme++)
    {
      const Check check = { .panel = -1, .size = &screens[0] };
      g_autoptr (MurLayout) one = NULL;
      g_autoptr (MurLayout) other = NULL;

      if (themes[theme].same == NULL)
        continue;
      one = lay_out (figure, &check, themes[theme].name);
      other = lay_out (figure, &check, themes[theme].same);
      for (guint i = 0; i < mur_figure_n_panels (figure); i++)
        {
          assert_same (mur_layout_panel (one, i), mur_layout_panel (other, i));
          assert_same (mur_layout_legend (one, i), mur_layout_legend (other, i));
        }
    }
}

static guint
check_scene (const MurDrawing *drawing, const MurScene *scene, guint step)
{
  g_autoptr (MurFigure) figure = mur_figure_for_frame (
    drawing->session->experiment, scene, drawing->frame, drawing->session->parameters);
  Check check = { .scene = scene->id, .step = step, .panel = -1 };
  guint n_faults = check_sizes (figure, screens, G_N_ELEMENTS (screens), check)
                   + check_sizes (figure, pages, G_N_ELEMENTS (pages), check);

  check_colours (figure);
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      check.panel = (int)i;
      n_faults += check_sizes (figure, pages, G_N_ELEMENTS (pages), check);
    }
  return n_faults;
}

static guint
check_scenes (const MurDrawing *drawing, guint step)
{
  guint n_faults = 0;

  for (const MurScene *scene = mur_scenes (drawing->session->experiment);
       scene->id != NULL; scene++)
    if (strcmp (scene->id, MUR_SCENE_OVERVIEW) != 0)
      n_faults += check_scene (drawing, scene, step);
  return n_faults;
}

static void
check_preset (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (MurDrawing) drawing
    = mur_drawing_new (self->experiment, self->preset->id, NULL, 1);
  guint n_faults = check_scenes (drawing, 1);

  mur_drawing_step (drawing, 39);
  n_faults += check_scenes (drawing, 40);
  if (n_faults > 0)
    g_test_fail_printf ("%u faults", n_faults);
}

void
mur_test_layouts (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    for (const MurPreset *preset = (*e)->presets;
         mur_scenes (*e) != NULL && preset != NULL && preset->id != NULL; preset++)
      {
        g_autofree char *path
          = g_strdup_printf ("/figures/layouts/%s/%s", (*e)->id, preset->id);
        Case *self = g_new (Case, 1);

        *self = (Case){ *e, preset };
        g_test_add_data_func_full (path, self, check_preset, g_free);
      }
}
