using System.Globalization;
using System.Text.Encodings.Web;
using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Layout;

/// <summary>
/// What a request is answered with that failed: a document that needs no account, no database and no circuit. When the database is away
/// it is 503 with <c>Retry-After</c>, says so, and comes back by itself (outage.js); anything else is a bug, 500 with a code that is in the log.
/// </summary>
internal static class ErrorDocument
{
    private const int RetryAfterSeconds = 5;

    /// <summary>Within the status pages, which answer what a request was refused for; around everything that may fail.</summary>
    public static void UseErrorDocuments(this WebApplication app) => app.Use((http, next) => Answer(app, http, next));

    private static async Task Answer(WebApplication app, HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer. 499 is what proxies log for that.
            if (!http.Response.HasStarted)
            {
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (Exception failure) when (!http.Response.HasStarted && http.RequestServices.GetRequiredService<DatabaseOutage>().Is(failure))
        {
            http.RequestServices.GetRequiredService<DatabaseOutage>().Report(failure);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await Write(http, failure, null);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception failure) when (!http.Response.HasStarted && !app.Environment.IsDevelopment())
        {
            var code = ErrorCode.Log(app.Logger, failure);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await Write(http, failure, code);
        }
    }

    private static Task Write(HttpContext http, Exception failure, string? code)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureOf(http);
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<LayoutWords>>();
        var title = code is null ? words["Away.Title"] : words["Unexpected.Title"];
        var text = code is null ? http.RequestServices.GetRequiredService<RuleSentences>().Say(failure) : words["Unexpected.Text"].Value;
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Problem(title: text, detail: code, statusCode: http.Response.StatusCode).ExecuteAsync(http);
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(Page(http, words, title, text, code), http.RequestAborted);
    }

    /// <summary>The cookie's language as everywhere; a browser without one is asked what it prefers.</summary>
    private static CultureInfo CultureOf(HttpContext http)
    {
        if (http.Features.Get<IRequestCultureFeature>() is { Provider: not null } chosen)
        {
            return chosen.RequestCulture.UICulture;
        }

        var preferred = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => language is Language.Indonesian or Language.English);
        return Language.Culture(preferred);
    }

    private static string Page(HttpContext http, IStringLocalizer words, string title, string text, string? code)
    {
        var theme = Theme.Of(http.Request);
        var isGet = HttpMethods.IsGet(http.Request.Method);
        var again = Say(isGet ? http.Request.Path + http.Request.QueryString : "/");
        var comesBack = code is not null ? "" : $"""
            <p role="status">{Say(words["Away.ComesBack"])}</p>
            <script src="/outage.js" data-again="{again}"></script>
            """;
        var withoutScript = code is not null ? "" : $"""<noscript><meta http-equiv="refresh" content="{RetryAfterSeconds}; url={again}" /></noscript>""";
        var named = code is null ? "" : $"""<p>{Say(words["Unexpected.Code"])} <strong class="code">{Say(code)}</strong></p>""";
        return $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}" data-theme="{theme}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{Say(title)} · Kalapa</title>
            <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
            <link rel="stylesheet" href="/theme/light.css" />
            <link rel="stylesheet" href="/theme/dark.css" media="{Theme.Media(theme)}" />
            <link rel="stylesheet" href="/kalapa.css" />
            <link rel="stylesheet" href="/frame.css" />
            <link rel="stylesheet" href="/sign-in.css" />
            {withoutScript}
            </head>
            <body>
            <div class="sign-in">
            <header class="sign-in-bar"><span class="brand"><img src="/favicon.svg" alt="" width="32" height="32" /><span>Kalapa</span></span></header>
            <main class="sign-in-card" data-test="error-document">
            <h1>{Say(title)}</h1>
            <p>{Say(text)}</p>
            {named}
            {comesBack}
            <p><a class="button" href="{again}">{Say(words["Reload"])}</a></p>
            </main>
            </div>
            </body>
            </html>
            """;
    }

    private static string Say(string text) => HtmlEncoder.Default.Encode(text);
}
