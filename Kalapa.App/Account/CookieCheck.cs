using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>
/// A cookie counts for as long as its account is what it was at sign-in, and that is read at every request: Identity's own check
/// looks every half minute at best. One row by its key costs less than the page that follows. A database that does not answer says
/// neither yes nor no: the cookie stays as it is, open screens keep their connection, and a page that needs an account is answered 503.
/// </summary>
internal static class CookieCheck
{
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Request.Path.StartsWithSegments(ServerInstance.Path, StringComparison.Ordinal))
        {
            return; // Style sheets and scripts are the same for everybody, and so is a node's name.
        }

        var contexts = http.RequestServices.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value;
        try
        {
            if (context.Principal is null)
            {
                context.RejectPrincipal();
            }
            else if (await Revalidation.EndOf(contexts, identity, context.Principal, http.RequestAborted) is { } end)
            {
                // A page that is shown in the answer's place comes here a second time.
                var isAskedFirst = SessionEnds.Of(http) is null;
                SessionEnds.Remember(http, end);
                context.RejectPrincipal();
                // What a screen asks in passing leaves the cookie to the page that is loaded next, and can say why it is over.
                if (isAskedFirst && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
                {
                    await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                }
            }
            else if (context.Principal.SessionId() is { } session)
            {
                await http.RequestServices.GetRequiredService<Sessions>().Touch(session, http.RequestAborted);
            }
        }
        catch (Exception failure) when (NeedsNoAnswer(http.GetEndpoint()) && http.RequestServices.GetRequiredService<DatabaseOutage>().Is(failure))
        {
            // What the circuit does asks the account again, and what is open to anybody gives nothing away.
        }
    }

    private static bool NeedsNoAnswer(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HubMetadata>() is not null || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
