/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings that outlast the program. Main thread. */

#pragma once

#include <gio/gio.h>

GSettings *mur_settings_get (void);
GSettings *mur_settings_open_choices (void);
GFile *mur_settings_dup_folder (void);
void mur_settings_set_folder_of (GFile *file);
