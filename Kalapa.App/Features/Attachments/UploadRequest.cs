using Kalapa.App.Account;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Kalapa.App.Features.Attachments;

/// <summary>
/// One upload on its way in: who sends it, how fast, for how long, and beside how many others of the same account. Whatever goes wrong
/// is answered with a status of its own and, where the sender can do something, a sentence (R99, R131).
/// </summary>
public sealed class UploadRequest(CurrentActor current, IAntiforgery antiforgery, UploadTurns turns, RuleSentences sentences, TimeProvider time)
{
    /// <summary>After this it is cut.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>A phone on an old network sends faster; slower, 20 MB would take an hour and a half, and a connection is held all the while.</summary>
    public static readonly MinDataRate Slowest = new(bytesPerSecond: 4 * 1024, gracePeriod: TimeSpan.FromSeconds(15));

    private const int BufferBytes = 64 * 1024;
    private static readonly TimeSpan Leftovers = TimeSpan.FromSeconds(20);

    /// <summary>Receives the body by <paramref name="verb"/>, which is told when to give up.</summary>
    public async Task<IResult> Receive(HttpContext http, Func<Guid?, Stream, CancellationToken, Task<Guid>> verb)
    {
        SetLimits(http);
        using var limit = new CancellationTokenSource(Longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, http.RequestAborted);
        try
        {
            return TypedResults.Ok(new { id = await Run(http, verb, end.Token) });
        }
        catch (RuleBroken broken)
        {
            return await Refused(http, StatusOf(broken.Code), sentences.Say(broken));
        }
        catch (AccessDenied denied)
        {
            return await Refused(http, denied.Answer switch
            {
                Answer.Login => StatusCodes.Status401Unauthorized,
                Answer.Forbidden => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status404NotFound,
            }, sentences.Say(denied));
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return await Refused(http, bad.StatusCode, sentences.Say(new RuleBroken("file.too-large", Attachment.MaxSize / 1024 / 1024)));
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode is StatusCodes.Status408RequestTimeout)
        {
            return TooSlow(http);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            return TooSlow(http);
        }
    }

    private async Task<Guid> Run(HttpContext http, Func<Guid?, Stream, CancellationToken, Task<Guid>> verb, CancellationToken cancellationToken)
    {
        if (current.UserId is not { } user)
        {
            throw new AccessDenied(Operation.Upload, Answer.Login);
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            throw new RuleBroken("file.old-page");
        }

        using var turn = turns.Take(user);
        return await verb(user, http.Request.Body, cancellationToken);
    }

    private static void SetLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // One byte more than allowed may arrive: then the answer is a sentence and not a cut connection.
            size.MaxRequestBodySize = Attachment.MaxSize + BufferBytes;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Slowest;
        }
    }

    private static int StatusOf(string code) => code switch
    {
        "file.old-page" => StatusCodes.Status400BadRequest,
        "file.too-large" => StatusCodes.Status413PayloadTooLarge,
        "file.too-many-at-once" => StatusCodes.Status429TooManyRequests,
        "file.busy" => StatusCodes.Status503ServiceUnavailable,
        "file.no-space" => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private IResult TooSlow(HttpContext http)
    {
        http.Response.Headers.Connection = "close";
        return TypedResults.Problem(title: sentences.Say(new RuleBroken("file.too-slow", Longest)), statusCode: StatusCodes.Status408RequestTimeout);
    }

    /// <summary>
    /// The answer, after what is still on its way: a browser that is answered while it sends sees a broken connection and no sentence.
    /// </summary>
    private static async Task<IResult> Refused(HttpContext http, int status, string sentence)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Leftovers);
        var buffer = new byte[BufferBytes];
        try
        {
            while (await http.Request.Body.ReadAsync(buffer, patience.Token) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // Enough was read, or nobody is there any more.
        }

        return TypedResults.Problem(title: sentence, statusCode: status);
    }
}
