using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kalapa.App.Features.Solutions;

/// <summary>
/// Markdown as HTML that may stand in a page whoever wrote it: HTML in it is text, a link leads to the web, a mailbox, a phone or a page of Kalapa, and nothing is fetched
/// to show it (a picture becomes a link to it).
/// </summary>
public static class MarkdownHtml
{
    private const string Rel = "noopener noreferrer";

    // Below the page's h1 and the h2 over the text.
    private const int HeadingsBelow = 2;

    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>The HTML of <paramref name="markdown"/>; every line break that was typed is one.</summary>
    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + HeadingsBelow);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            Keep(link, link.Url);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !MayLead(link.Url))
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
            else
            {
                link.GetAttributes().AddPropertyIfNotExist("rel", Rel);
            }
        }

        return document.ToHtml(Pipeline);
    }

    private static void Keep(LinkInline link, string? url)
    {
        if (!MayLead(url))
        {
            // What it says stays, and leads nowhere.
            link.ReplaceBy(new ContainerInline());
            return;
        }

        link.GetAttributes().AddPropertyIfNotExist("rel", Rel);
        if (link.FirstChild is null)
        {
            link.AppendChild(new LiteralInline(url!));
        }
    }

    // "//elsewhere" and "/\elsewhere" are other sites to a browser.
    private static bool MayLead(string? url) => url is not null
        && (Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || (url is ['/', ..] && url is not ['/', '/' or '\\', ..]));
}
