using Kalapa.App.Features.Solutions;
using Xunit;

namespace Kalapa.Tests.App.Features.Solutions;

/// <summary>Whatever somebody writes into steps, a reader's browser runs nothing, fetches nothing and goes nowhere unasked.</summary>
public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<iframe src='https://evil.example'></iframe>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    public void Html_is_text(string written)
    {
        var html = MarkdownHtml.Of($"Satu\n\n{written}\n\nDua {written}");

        Assert.DoesNotMatch("<(?!/?(p|br)\\b)", html);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,x)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\\\evil.example)")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](data:image/svg+xml,x)")]
    public void A_link_that_would_run_or_leave_unseen_leads_nowhere(string written) =>
        Assert.DoesNotContain("<a", MarkdownHtml.Of(written), StringComparison.Ordinal);

    [Fact]
    public void What_a_dropped_link_says_stays() => Assert.Equal("<p>Buka <strong>panel</strong> dulu</p>", MarkdownHtml.Of("Buka [**panel**](javascript:x) dulu").Trim());

    [Theory]
    [InlineData("[panduan](https://kalapa.example/a?b=1)", "https://kalapa.example/a?b=1")]
    [InlineData("<https://kalapa.example>", "https://kalapa.example")]
    [InlineData("[surat](mailto:cs@kalapa.example)", "mailto:cs@kalapa.example")]
    [InlineData("[telepon](tel:+6221555)", "tel:+6221555")]
    [InlineData("[solusi lain](/solusi/1)", "/solusi/1")]
    public void Other_links_lead_there_and_tell_nobody_where_from(string written, string to)
    {
        var html = MarkdownHtml.Of(written);

        Assert.Contains($"href=\"{to}\"", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener noreferrer\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![foto](https://evil.example/p.png)", ">foto<")]
    [InlineData("![](https://evil.example/p.png)", ">https://evil.example/p.png<")]
    public void A_picture_is_a_link_to_it_and_nothing_is_fetched(string written, string shown)
    {
        var html = MarkdownHtml.Of(written);

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains(shown, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_bold_code_and_line_breaks_are_what_they_were_meant_to_be()
    {
        var html = MarkdownHtml.Of("1. Buka `panel`\n   - **MCB**\n2. Tutup\n\nsatu\ndua\n\n# Judul");

        Assert.Contains("<ol>", html, StringComparison.Ordinal);
        Assert.Contains("<li><strong>MCB</strong></li>", html, StringComparison.Ordinal);
        Assert.Contains("<code>panel</code>", html, StringComparison.Ordinal);
        Assert.Contains("satu<br />", html, StringComparison.Ordinal);
        Assert.Contains("<h3>Judul</h3>", html, StringComparison.Ordinal);
    }
}
