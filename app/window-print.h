/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/output.h"
#include "app/window.h"

void mur_window_print (MurWindow *self);
GtkPrintOperation *mur_print_operation_new (MurOutput *output);
