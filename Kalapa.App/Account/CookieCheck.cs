using Kalapa.App.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>
/// A cookie counts for as long as its account is what it was at sign-in, and that is read at every request: Identity's own check
/// looks every half minute at best. One row by its key costs less than the page that follows.
/// </summary>
internal static class CookieCheck
{
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return; // Style sheets and scripts are the same for everybody.
        }

        var contexts = http.RequestServices.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value;
        if (context.Principal is null || !await Revalidation.StillHolds(contexts, identity, context.Principal, http.RequestAborted))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
