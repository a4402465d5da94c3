using Kalapa.App.Account;
using Kalapa.App.Files;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Kalapa.App.Features.Attachments;

/// <summary>Files travel here, never through a circuit: streamed in with a token, streamed out after asking the rights.</summary>
public static class AttachmentEndpoints
{
    /// <summary>PUT a paper's bytes, or those of a message's file; GET a file.</summary>
    public static IEndpointRouteBuilder MapAttachments(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/berkas/{ticketId:guid}/pesan", UploadForMessage).DisableAntiforgery();
        routes.MapPut("/berkas/{ticketId:guid}/{paper}", Upload).DisableAntiforgery();
        routes.MapGet("/berkas/{attachmentId:guid}", Download);
        return routes;
    }

    /// <summary>The body is the file; its name and person stand in the query. The token stands in a header.</summary>
    private static Task<IResult> Upload(
        Guid ticketId, string paper, string name, Guid? person, HttpContext http,
        IAntiforgery antiforgery, CurrentActor current, SupplyPaper supply, RuleSentences sentences) =>
        Receive(http, antiforgery, sentences, () =>
            supply.Run(current.UserId, ticketId, new PaperSlot(paper, person), name, http.Request.Body, http.RequestAborted));

    private static Task<IResult> UploadForMessage(
        Guid ticketId, string name, HttpContext http,
        IAntiforgery antiforgery, CurrentActor current, MessageFiles waiting, RuleSentences sentences) =>
        Receive(http, antiforgery, sentences, () => waiting.Run(current.UserId, ticketId, name, http.Request.Body, http.RequestAborted));

    private static async Task<IResult> Receive(HttpContext http, IAntiforgery antiforgery, RuleSentences sentences, Func<Task<Guid>> verb)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.BadRequest();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // One byte more than allowed may arrive: then the answer is a sentence and not a cut connection.
            limit.MaxRequestBodySize = Attachment.MaxSize + 64 * 1024;
        }

        try
        {
            return TypedResults.Ok(new { id = await verb() });
        }
        catch (RuleBroken broken)
        {
            return TypedResults.Problem(title: sentences.Say(broken), statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        catch (AccessDenied denied)
        {
            return denied.Answer == Answer.Forbidden ? TypedResults.StatusCode(StatusCodes.Status403Forbidden) : TypedResults.NotFound();
        }
    }

    private static async Task<IResult> Download(
        Guid attachmentId, HttpContext http, CurrentActor current, FileDetail detail, FileStore files)
    {
        var file = await detail.For(await current.Read(http.RequestAborted), attachmentId, http.RequestAborted);
        if (file.Answer is Answer.Forbidden)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (file.Answer is not (Answer.Allow or Answer.InState or Answer.Reduced))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.OnStarting(() =>
        {
            // After the page's own policy: a file is shown, but nothing in it runs.
            http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
            http.Response.Headers.XFrameOptions = "SAMEORIGIN";
            return Task.CompletedTask;
        });
        return IsShown(file.ContentType)
            ? Shown(http, files.Open(attachmentId), file)
            : TypedResults.Stream(files.Open(attachmentId), file.ContentType, file.Name);
    }

    /// <summary>Shown in the browser; any other is saved.</summary>
    internal static bool IsShown(string contentType) => contentType is "application/pdf" or "image/jpeg" or "image/png";

    private static FileStreamHttpResult Shown(HttpContext http, Stream body, FileFacts file)
    {
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(body, file.ContentType);
    }
}
