using Kalapa.App.Account;
using Kalapa.App.Files;
using Kalapa.App.Localisation;
using Kalapa.App.Setup;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Kalapa.App.Features.Permits;

/// <summary>The printed permit and the visit for one's calendar: never through a circuit.</summary>
public static class PermitEndpoints
{
    /// <summary>GET the PDF of a ticket's permit, or its visit as iCalendar.</summary>
    public static IEndpointRouteBuilder MapPermits(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pas/{ticketId:guid}/izin.pdf", Download);
        routes.MapGet("/pas/{ticketId:guid}/kunjungan.ics", Calendar);
        return routes;
    }

    private static async Task<IResult> Calendar(
        Guid ticketId, HttpContext http, CurrentActor current, PassDetail passes, PublicAddress address, TimeProvider time, IStringLocalizer<PassWords> words)
    {
        if (await passes.For(await current.Read(http.RequestAborted), ticketId, http.RequestAborted) is not { } pass)
        {
            return TypedResults.NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"kalapa-{pass.Number}.ics");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        SecurityHeaders.ProtectFile(http.Response);
        return TypedResults.Text(VisitCalendar.Write(pass, address.Of($"/pas/{ticketId}"), time.GetUtcNow(), words), "text/calendar; charset=utf-8");
    }

    private static async Task<IResult> Download(
        Guid ticketId, HttpContext http, CurrentActor current, PermitFiles permits, FileStore files, RuleSentences sentences)
    {
        if (await permits.For(await current.Read(http.RequestAborted), ticketId, http.RequestAborted) is not { } file)
        {
            return TypedResults.NotFound();
        }

        if (file.FileId is not { } id)
        {
            return TypedResults.Text(sentences.Say("permit.pdf-reduced"), "text/plain; charset=utf-8", statusCode: StatusCodes.Status403Forbidden);
        }

        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        SecurityHeaders.ProtectFile(http.Response);
        return TypedResults.Stream(files.Open(id), "application/pdf");
    }
}
