using Microsoft.AspNetCore.Authorization;

namespace Kalapa.App.Account;

/// <summary>What every request passes on the way to its page: whose it is, whether there is room for it, and whether it may.</summary>
internal static class AccountPipeline
{
    public static void UseKalapaAccount(this WebApplication app)
    {
        app.UseOwnOrigins();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<CurrentActor>().Become(http.User);
            return next(http);
        });
        app.Use(RefuseOneWindowTooMany);
        app.Use(RecordDenial);
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static Task RefuseOneWindowTooMany(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path != "/_blazor/negotiate"
            || http.RequestServices.GetRequiredService<OpenWindows>().HasRoom(http.User.UserId(), ClientAddress.Of(http)))
        {
            return next(http);
        }

        // windows.js says it on the page.
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return http.Response.CompleteAsync();
    }

    /// <summary>R132: a page, a file or an export that the reader may not have leaves its trace; what is in a circuit does so by itself.</summary>
    private static async Task RecordDenial(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound
            && http.User.UserId() is not null
            && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            await http.RequestServices.GetRequiredService<DeniedReads>()
                .Record(http.User, http.Request.Path, http.Response.StatusCode == StatusCodes.Status403Forbidden);
        }
    }
}
