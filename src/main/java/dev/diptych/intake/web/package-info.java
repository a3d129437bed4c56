/**
 * What is the article in a web page: title, byline, date and text without navigation, adverts,
 * teasers and comments. jsoup builds the tree; the rules are general, each with its reason, and
 * none is for one site.
 */
@NullMarked
package dev.diptych.intake.web;

import org.jspecify.annotations.NullMarked;
