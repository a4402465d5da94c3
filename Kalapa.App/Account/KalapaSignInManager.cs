using System.Security.Claims;
using Kalapa.App.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>
/// Identity's manager, for which a disabled account is nobody, and each sign-in a session of its own: the cookie names it, whatever this browser
/// had before ends, and signing out ends it. What a cookie is worth later is <see cref="CookieCheck"/>'s matter.
/// </summary>
internal sealed class KalapaSignInManager(
    UserManager<KalapaUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<KalapaUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<KalapaUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<KalapaUser> confirmation,
    Sessions sessions,
    KnownDevices devices)
    : SignInManager<KalapaUser>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(KalapaUser user) => !user.Disabled && await base.CanSignInAsync(user);

    public override async Task SignInWithClaimsAsync(KalapaUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await EndSession(goesOn: true);
        // The first sign-in of all is from a new browser too, and news to nobody.
        var isNew = user.LastSignInAt is not null && devices.Of(Context, user.Id) is null;
        var session = await sessions.Begin(Context, user.Id, isNew, Context.RequestAborted);
        devices.Remember(Context, user.Id);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(new(KalapaClaims.Session, $"{session}")));
    }

    public override async Task SignOutAsync()
    {
        await EndSession();
        await base.SignOutAsync();
    }

    // Not cancelled by a browser that leaves: whoever signs out has signed out.
    private async Task EndSession(bool goesOn = false)
    {
        if (Context.User.UserId() is { } user && Context.User.SessionId() is { } session)
        {
            await sessions.End(user, session, CancellationToken.None, goesOn);
        }
    }
}
