using Kalapa.App.Account;
using Kalapa.App.Files;
using Kalapa.App.Localisation;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Kalapa.App.Features.Attachments;

/// <summary>Files travel here, never through a circuit: streamed in with a token, streamed out after asking the rights.</summary>
public static class AttachmentEndpoints
{
    /// <summary>PUT a paper's bytes, or those of a message's file; GET a file.</summary>
    public static IEndpointRouteBuilder MapAttachments(this IEndpointRouteBuilder routes)
    {
        // Who is not signed in any more gets an answer that the page understands, and not the sign-in page; the request asks for the rest.
        routes.MapPut("/berkas/{ticketId:guid}/pesan", UploadForMessage).DisableAntiforgery().AllowAnonymous();
        routes.MapPut("/berkas/{ticketId:guid}/{paper}", Upload).DisableAntiforgery().AllowAnonymous();
        routes.MapGet("/berkas/{attachmentId:guid}", Download);
        return routes;
    }

    /// <summary>The body is the file; its name and person stand in the query. The token stands in a header.</summary>
    private static Task<IResult> Upload(Guid ticketId, string paper, string name, Guid? person, HttpContext http, UploadRequest request, SupplyPaper supply) =>
        request.Receive(http, (user, body, cancellationToken) => supply.Run(user, ticketId, new PaperSlot(paper, person), name, body, cancellationToken));

    private static Task<IResult> UploadForMessage(Guid ticketId, string name, HttpContext http, UploadRequest request, MessageFiles waiting) =>
        request.Receive(http, (user, body, cancellationToken) => waiting.Run(user, ticketId, name, body, cancellationToken));

    private static async Task<IResult> Download(
        Guid attachmentId, HttpContext http, CurrentActor current, FileDetail detail, FileStore files, MissingFiles missing, RuleSentences sentences)
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

        if (!files.Has(attachmentId))
        {
            await missing.Raise(attachmentId, file.Name, file.Ticket, http.RequestAborted);
            return TypedResults.Text(sentences.Say("file.missing"), "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        SecurityHeaders.ProtectFile(http.Response);
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
