/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Options. Numbers are read as text first, so that all errors have one form.
 * All text is taken as bytes, which GLib calls file names: it would convert the rest
 * from the locale, while options are UTF-8 in every locale. What is not UTF-8 is
 * refused where its field is known. */

#include "app/command/options.h"

#include "app/command/standard-streams.h"
#include "app/command/targets.h"
#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiments/registry.h"

#include <math.h>
#include <string.h>

void
mur_command_options_clear (MurCommandOptions *self)
{
  g_strfreev (self->sets);
  g_strfreev (self->inputs);
  g_strfreev (self->tables);
  g_strfreev (self->acts);
  g_strfreev (self->constraints);
  g_strfreev (self->arguments);
  g_free (self->preset);
  g_free (self->session);
  g_free (self->json);
  g_free (self->checkpoint);
  g_free (self->output);
  g_free (self->runs_csv);
  g_free (self->runs_figure);
  g_strfreev (self->titles);
  g_free (self->scene);
  g_free (self->panel);
  g_free (self->every_text);
  g_free (self->threads_text);
  g_free (self->dpi_text);
  g_free (self->scale_text);
  g_free (self->size);
  g_free (self->theme);
}

gboolean
mur_usage_error (GError **error,
                 const char *field,
                 const char *value,
                 const char *allowed)
{
  return mur_error_refuse (error, MUR_ERROR_VALUE, field, value, "%s", allowed);
}

void
mur_command_warn (const char *path, const char *warning)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", path, warning);
  mur_standard_error_say (message);
}

void
mur_command_options_add_settings (MurCommandOptions *self, GOptionContext *context)
{
  const GOptionEntry settings[] = {
    { "set", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->sets, "A parameter",
      "NAME=VALUE" },
    { "parameter", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->constraints,
      "Limits of a parameter of the formula: tau=0.1:5,start=1; A=2,fixed; c=auto",
      "NAME=LOWER:UPPER" },
    { "preset", 0, 0, G_OPTION_ARG_FILENAME, &self->preset, "A set of parameters",
      "NAME" },
    { "input", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->inputs,
      "An input table; which column is what is guessed, or said",
      "NAME=FILE.csv[:ROLE=COLUMN,…]" },
    { "session", 0, 0, G_OPTION_ARG_FILENAME, &self->session,
      "Start from a session, a checkpoint, an exported figure or one run of a sweep",
      "FILE|FILE.db:RUN" },
    { "act", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->acts,
      "What is done to the run after a step, such as \"40:scatter\"", "STEP:ACTION" },
    { NULL },
  };
  g_option_context_add_main_entries (context, settings, NULL);
}

static void
add_changes (GOptionContext *context, MurCommandOptions *self)
{
  const GOptionEntry changes[] = {
    { "set", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->sets,
      "A live parameter, from here on", "NAME=VALUE" },
    { "act", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->acts,
      "What is done to the run, here", "ACTION" },
    { NULL },
  };
  g_option_context_add_main_entries (context, changes, NULL);
}

static void
add_figure (GOptionContext *context, MurCommandOptions *self)
{
  const GOptionEntry figure[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      "The figure: .png .svg .pdf .eps", "FILE" },
    { "scene", 0, 0, G_OPTION_ARG_FILENAME, &self->scene,
      "Which of the scenes (see: murmuration describe EXPERIMENT)", "ID" },
    { "panel", 0, 0, G_OPTION_ARG_FILENAME, &self->panel,
      "One panel alone, by its number or title", "N|TITLE" },
    { "letters", 0, 0, G_OPTION_ARG_NONE, &self->letters,
      "Begin the panels' titles with (a), (b), (c)", NULL },
    { "title", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->titles,
      "What an axis or a series is called: x=\"Time (s)\", fit.2.y=…; nothing: as ever",
      "NAME=TEXT" },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &self->size,
      "160x100mm, 1200x800px, or for a place: column, column-tall, page or slide",
      "SIZE" },
    { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &self->dpi_text, "Pixels an inch (200)",
      "N" },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &self->theme,
      "light, dark, print, high-contrast or high-contrast-dark (light; PDF, EPS: "
      "print)",
      "NAME" },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &self->transparent,
      "Leave the background out", NULL },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &self->scale_text,
      "Size of text and lines, for slides and posters (1)", "N" },
    { "svg-text", 0, 0, G_OPTION_ARG_NONE, &self->svg_text,
      "SVG: text that can be found and changed, not outlines of it", NULL },
    { NULL },
  };
  g_option_context_add_main_entries (context, figure, NULL);
}

/* @argument: what stands behind the options */
static void
add_results (GOptionContext *context, MurCommandOptions *self, const char *argument)
{
  const GOptionEntry results[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &self->json, "All results as JSON",
      "FILE|-" },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->tables,
      "One table of the last frame", "TABLE=FILE|-" },
    { "checkpoint", 0, 0, G_OPTION_ARG_FILENAME, &self->checkpoint,
      "Save progressively while running, when stopped and at the end", "FILE" },
    { "every", 0, 0, G_OPTION_ARG_FILENAME, &self->every_text, "How often to save (10)",
      "SECONDS" },
    { "threads", 0, 0, G_OPTION_ARG_FILENAME, &self->threads_text,
      "Default: processors available", "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet,
      "Print neither results nor progress", NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, "Print these options", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->arguments, NULL,
      argument },
    { NULL },
  };
  g_option_context_add_main_entries (context, results, NULL);
}

gboolean
mur_command_parse (
  GOptionContext *context, int argc, char **argv, const gboolean *help, GError **error)
{
  g_autofree char *name = g_strdup_printf ("murmuration %s", argv[0]);
  g_set_prgname (name);
  /* GLib's own help would leave without a look at whether it could be printed. */
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (*help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", text);
    }
  return TRUE;
}

static gboolean
read_arguments (
  MurCommandOptions *self, MurCommand command, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  if (command == MUR_COMMAND_RESUME)
    add_changes (context, self);
  else
    mur_command_options_add_settings (self, context);
  if (command == MUR_COMMAND_RENDER)
    add_figure (context, self);
  add_results (context, self,
               command == MUR_COMMAND_RESUME   ? "CHECKPOINT"
               : command == MUR_COMMAND_RENDER ? "EXPERIMENT|FILE.db"
                                               : "EXPERIMENT");
  return mur_command_parse (context, argc, argv, &self->help, error);
}

/* One experiment or checkpoint is named; a session names its experiment itself. */
static gboolean
check_arguments (const MurCommandOptions *self, MurCommand command, GError **error)
{
  guint n = self->arguments != NULL ? g_strv_length (self->arguments) : 0;
  if (n == 1 || (n == 0 && self->session != NULL))
    return TRUE;
  if (command == MUR_COMMAND_RESUME)
    return mur_usage_error (error, "resume", n == 0 ? "nothing" : self->arguments[1],
                            "the file of one checkpoint");
  return mur_usage_error (error, "experiment", n == 0 ? "nothing" : self->arguments[1],
                          "the id of one experiment (see: murmuration list)");
}

gboolean
mur_command_parse_number (const char *field,
                          const char *text,
                          double fallback,
                          double minimum,
                          double maximum,
                          double *value,
                          GError **error)
{
  *value = fallback;
  if (text == NULL)
    return TRUE;
  if (mur_number_parse (text, value) && *value >= minimum && *value <= maximum)
    return TRUE;
  g_autofree char *low = mur_number_format (minimum);
  g_autofree char *high = mur_number_format (maximum);
  g_autofree char *allowed = g_strdup_printf ("a number from %s to %s", low, high);
  return mur_usage_error (error, field, text, allowed);
}

gboolean
mur_command_parse_count (const char *field,
                         const char *text,
                         guint64 fallback,
                         guint64 maximum,
                         guint64 *count,
                         GError **error)
{
  double value = 0;
  *count = fallback;
  if (text == NULL)
    return TRUE;
  if (!mur_number_parse (text, &value) || !(value >= 1 && value <= (double)maximum)
      || value != floor (value))
    {
      g_autofree char *high = mur_number_format ((double)maximum);
      g_autofree char *allowed = g_strdup_printf ("a whole number from 1 to %s", high);
      return mur_usage_error (error, field, text, allowed);
    }
  *count = (guint64)value;
  return TRUE;
}

gboolean
mur_command_refuse_given (const MurGivenOption *rows, const char *why, GError **error)
{
  for (; rows->field != NULL; rows++)
    if (rows->is_given)
      return mur_usage_error (error, rows->field, "it", why);
  return TRUE;
}

gboolean
mur_command_refuse_settings (const MurCommandOptions *self,
                             const char *why,
                             GError **error)
{
  const MurGivenOption rows[] = {
    { "parameter", self->constraints != NULL },
    { "preset", self->preset != NULL },
    { "input", self->inputs != NULL },
    { "session", self->session != NULL },
    { "act", self->acts != NULL },
    { NULL },
  };
  return mur_command_refuse_given (rows, why, error);
}

const char *
mur_command_find_file (const MurCommandOptions *self)
{
  const char *first = self->arguments != NULL ? self->arguments[0] : NULL;
  return first != NULL && mur_experiment_find (mur_experiments (), first, NULL) == NULL
           ? first
           : NULL;
}

static gboolean
parse_numbers (MurCommandOptions *self, GError **error)
{
  guint64 threads;
  if (self->every_text != NULL && self->checkpoint == NULL)
    return mur_usage_error (error, "every", self->every_text,
                            "it goes with --checkpoint FILE");
  if (!mur_command_parse_count ("threads", self->threads_text, 0, 1024, &threads, error)
      || !mur_command_parse_number ("every", self->every_text, 10, 0.001, 1e6,
                                    &self->every, error))
    return FALSE;
  self->threads = (guint)threads;
  return TRUE;
}

static gboolean
parse_theme (MurCommandOptions *self, GError **error)
{
  const char *name = self->theme;
  if (name == NULL)
    name = mur_export_is_for_paper (self->figure.format) ? "print" : "light";
  self->figure.theme = mur_theme_find (name);
  if (self->figure.theme != NULL)
    return TRUE;
  g_autofree char *names = g_strjoinv (", ", (char **)mur_theme_names ());
  return mur_usage_error (error, "theme", name, names);
}

static gboolean
parse_svg_text (MurCommandOptions *self, GError **error)
{
  if (!self->svg_text)
    return TRUE;
  if (self->figure.format != MUR_FORMAT_SVG)
    return mur_usage_error (error, "svg-text", self->output,
                            "it goes with -o FILE.svg");
  self->figure.svg_text = MUR_SVG_TEXT_AS_TEXT;
  return TRUE;
}

static gboolean
parse_figure (MurCommandOptions *self, GError **error)
{
  MurExportOptions *figure = &self->figure;
  mur_export_options_init (figure);
  if (self->output == NULL || *self->output == '\0')
    return mur_usage_error (error, "output",
                            self->output == NULL ? "nothing" : "an empty name",
                            "-o FILE with .png, .svg, .pdf or .eps");
  if (!mur_export_format_of (self->output, &figure->format, error)
      || !mur_command_parse_number ("dpi", self->dpi_text, figure->dpi, 20, 2400,
                                    &figure->dpi, error)
      || !mur_command_parse_number ("scale", self->scale_text, figure->scale, 0.25, 4,
                                    &figure->scale, error))
    return FALSE;
  if (self->transparent)
    figure->background = MUR_BACKGROUND_TRANSPARENT;
  if (self->size != NULL
      && !mur_export_parse_size (self->size, figure->dpi, &figure->width_mm,
                                 &figure->height_mm, error))
    return FALSE;
  return parse_svg_text (self, error) && parse_theme (self, error);
}

gboolean
mur_command_options_parse (
  MurCommandOptions *self, MurCommand command, int argc, char **argv, GError **error)
{
  if (!read_arguments (self, command, argc, argv, error))
    return FALSE;
  return self->help
         || (check_arguments (self, command, error) && parse_numbers (self, error)
             && (command != MUR_COMMAND_RENDER || parse_figure (self, error))
             && mur_command_check_targets (self, command, error));
}
