/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Work on a thread that does not keep the widget it is for: a window that is closed
 * goes at once, however long the work takes. Main thread. */

#pragma once

#include <gtk/gtk.h>

/* @task: with its data, and its result to be propagated */
typedef void (*MurTaskDone) (gpointer owner, GTask *task);

/* Runs @work with @data, which it takes, on a thread that never touches a widget; then
 * @done on the main loop, if @owner is still there. */
void mur_task_run (gpointer owner,
                   GTaskThreadFunc work,
                   gpointer data,
                   GDestroyNotify free_data,
                   MurTaskDone done);
