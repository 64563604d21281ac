/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/render-sweep.h"

#include "app/command/figure.h"
#include "app/command/run.h"
#include "ui/documents/document.h"

gboolean
mur_command_draw_store (const char *path, const char *figure, GError **error)
{
  MurExportOptions options;
  g_return_val_if_fail (path != NULL && figure != NULL, FALSE);

  mur_export_options_init (&options);
  if (!mur_export_format_of (figure, &options.format, error))
    return FALSE;
  options.theme
    = mur_theme_find (mur_export_is_for_paper (options.format) ? "print" : "light");
  MurSweepResults *results = mur_sweep_results_open (path, error);
  if (results == NULL)
    return FALSE;
  g_autoptr (MurInSight) sight
    = mur_in_sight_new_sweep (results, mur_sweep_look_new (results));
  return mur_document_save_figure (figure, sight, &options, error);
}

const char *
mur_command_find_store (const MurCommandOptions *options)
{
  const char *file = mur_command_find_file (options);
  return file != NULL && mur_store_is_one (file) ? file : NULL;
}

/* What makes a run is made already. */
static gboolean
check_options (const MurCommandOptions *options, GError **error)
{
  static const char why[] = "the runs of a sweep are drawn as they are";
  const MurGivenOption rows[] = {
    { "panel", options->panel != NULL },
    { "letters", options->letters },
    { "json", options->json != NULL },
    { "checkpoint", options->checkpoint != NULL },
    { "every", options->every_text != NULL },
    { "threads", options->threads_text != NULL },
    { NULL },
  };
  return mur_command_refuse_settings (options, why, error)
         && mur_command_refuse_given (rows, why, error);
}

static gboolean
set_look (MurSweepLook *look,
          const MurSweepResults *results,
          const MurCommandOptions *options,
          GError **error)
{
  if (options->scene != NULL && !mur_sweep_look_set_scene (look, options->scene, error))
    return FALSE;
  for (char **text = options->sets; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("set", *text, error);
      if (pair == NULL)
        return FALSE;
      if (g_str_equal (pair[0], "statistic"))
        {
          if (!mur_sweep_look_set_statistic (look, pair[1], error))
            return FALSE;
        }
      else if (!g_strv_contains (mur_sweep_look_parts, pair[0]))
        return mur_usage_error (error, "set", *text,
                                "of the store of a sweep x, y, value or statistic");
      else if (!mur_sweep_look_set (look, results, pair[0], pair[1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_tables (const MurInSight *sight, const MurCommandOptions *options, GError **error)
{
  for (char **text = options->tables; text != NULL && *text != NULL; text++)
    if (!mur_command_write_table (sight, *text, error))
      return FALSE;
  return TRUE;
}

int
mur_command_render_sweep (const MurCommandOptions *options, GError **error)
{
  const char *path = mur_command_find_store (options);
  g_return_val_if_fail (path != NULL, MUR_EXIT_USAGE);

  if (!check_options (options, error))
    return MUR_EXIT_USAGE;
  MurSweepResults *results = mur_sweep_results_open (path, error);
  if (results == NULL)
    return MUR_EXIT_USAGE;
  MurSweepLook *look = mur_sweep_look_new (results);
  g_autoptr (MurInSight) sight = mur_in_sight_new_sweep (results, look);
  return set_look (look, results, options, error)
             && mur_command_set_titles (sight, options, error)
             && mur_command_write_figure (sight, options, error)
             && write_tables (sight, options, error)
           ? MUR_EXIT_DONE
           : MUR_EXIT_USAGE;
}
