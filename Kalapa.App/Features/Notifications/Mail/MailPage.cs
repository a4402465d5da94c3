using System.Globalization;
using System.Net;
using System.Text;

namespace Kalapa.App.Features.Notifications.Mail;

/// <summary>What happened, and when.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="At">Empty for a sentence without a time.</param>
internal sealed record MailLine(string Text, string At);

/// <summary>One thing that a letter is about.</summary>
/// <param name="Lead">Which.</param>
/// <param name="Lines">What happened to it, oldest first; none where the lead says all.</param>
/// <param name="Link">Where it leads; null where the letter's own link does.</param>
internal sealed record MailSection(string Lead, IReadOnlyList<MailLine> Lines, string? Link = null);

/// <summary>A letter's words, written once and drawn twice: plain, and as a page that reads well on a phone and in the dark, without anything that is loaded.</summary>
/// <param name="Greeting">Whom it speaks to.</param>
/// <param name="Sections">What it is about; one at least.</param>
/// <param name="Action">What its one button says.</param>
/// <param name="Link">Where that leads.</param>
/// <param name="Why">Why it came to this reader.</param>
/// <param name="Choice">What the link to one's choices says; null where there is none.</param>
/// <param name="ChoiceLink">Where that leads.</param>
internal sealed record MailPage(string Greeting, IReadOnlyList<MailSection> Sections, string Action, string Link, string Why, string? Choice, string? ChoiceLink)
{
    /// <summary>The subject.</summary>
    public string Title { get; init; } = "";

    /// <summary>That nobody reads answers.</summary>
    public string Note { get; init; } = "";

    /// <summary>Without any form.</summary>
    public string Text()
    {
        StringBuilder text = new();
        text.Append(Greeting).Append("\n\n");
        foreach (var section in Sections)
        {
            text.Append(section.Lead).Append("\n\n");
            foreach (var line in section.Lines)
            {
                text.Append("- ").Append(line.Text).Append(line.At.Length > 0 ? $" ({line.At})" : "").Append('\n');
            }

            text.Append(section.Link is null ? "" : $"{section.Link}\n").Append(section.Lines.Count > 0 || section.Link is not null ? "\n" : "");
        }

        text.Append(Action).Append(":\n").Append(Link).Append("\n\n-- \n").Append(Why).Append(' ').Append(Note).Append('\n');
        return ChoiceLink is null ? text.ToString() : text.Append(Choice).Append(": ").Append(ChoiceLink).Append('\n').ToString();
    }

    /// <summary>As a page.</summary>
    public string Html() => $$"""
        <!DOCTYPE html>
        <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{Safe(Title)}}</title>
        <style>
        body { margin: 0; padding: 0; background: #f3f6f8; color: #16212b; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        .sheet { max-width: 560px; margin: 0 auto; padding: 24px 16px; }
        .brand { color: #0b4a6f; font-size: 18px; font-weight: 700; margin: 0 0 12px; }
        .card { background: #ffffff; border: 1px solid #d9e1e7; border-radius: 12px; padding: 24px 20px; }
        p { margin: 0 0 16px; }
        .lead { font-weight: 600; }
        ul { margin: 0 0 20px; padding: 0 0 0 20px; }
        li { margin: 0 0 8px; }
        .quiet { color: #55646f; font-size: 14px; }
        .button { display: inline-block; background: #0b4a6f; color: #ffffff; text-decoration: none; font-weight: 600; padding: 13px 22px; border-radius: 8px; }
        .address { overflow-wrap: anywhere; margin: 0; }
        .foot { padding: 16px 4px 0; }
        .foot a, .lead a { color: #0b4a6f; }
        @media (prefers-color-scheme: dark) {
        body { background: #10171d; color: #e6edf2; }
        .brand { color: #8fcbe8; }
        .card { background: #18222a; border-color: #2c3a45; }
        .quiet { color: #a5b4bf; }
        .button { background: #8fcbe8; color: #08222f; }
        .foot a, .lead a { color: #8fcbe8; }
        }
        </style>
        </head>
        <body>
        <div class="sheet" role="article">
        <p class="brand">Kalapa</p>
        <div class="card">
        <p>{{Safe(Greeting)}}</p>
        {{string.Concat(Sections.Select(Html))}}<p><a class="button" href="{{Safe(Link)}}">{{Safe(Action)}}</a></p>
        <p class="quiet address">{{Safe(Link)}}</p>
        </div>
        <div class="foot quiet">
        <p>{{Safe(Why)}} {{Safe(Note)}}</p>
        {{(ChoiceLink is null ? "" : $"<p><a href=\"{Safe(ChoiceLink)}\">{Safe(Choice!)}</a></p>\n")}}</div>
        </div>
        </body>
        </html>
        """;

    private static string Html(MailSection section)
    {
        var lead = section.Link is { } link ? $"<a href=\"{Safe(link)}\">{Safe(section.Lead)}</a>" : Safe(section.Lead);
        var lines = section.Lines.Select(line => $"<li>{Safe(line.Text)}{(line.At.Length > 0 ? $"<br><span class=\"quiet\">{Safe(line.At)}</span>" : "")}</li>\n");
        return $"<p class=\"lead\">{lead}</p>\n{(section.Lines.Count == 0 ? "" : $"<ul>\n{string.Concat(lines)}</ul>\n")}";
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
