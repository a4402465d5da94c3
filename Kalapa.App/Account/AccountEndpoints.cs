using Kalapa.App.Data;
using Kalapa.App.Layout;
using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Kalapa.App.Account;

/// <summary>
/// What is posted to the account's addresses; the sign-in form itself is posted to its page.
/// Each takes a form value, which is what makes the antiforgery check apply.
/// </summary>
internal static class AccountEndpoints
{
    public static void MapKalapaAccount(this WebApplication app)
    {
        app.MapPost("/akun/keluar", SignOut).AllowAnonymous().TakesShortForms();
        app.MapPost("/akun/bahasa", SetLanguage).AllowAnonymous().TakesShortForms();
        app.MapPost("/akun/tema", SetTheme).AllowAnonymous().TakesShortForms();
        app.MapPost("/akun/peramban", AddBrowser).RequireAuthorization().TakesShortForms();
        app.MapPost("/akun/peramban/hapus", RemoveBrowser).RequireAuthorization().TakesShortForms();
        if (DemoPersonas.AreWelcome(app.Configuration, app.Environment))
        {
            app.MapPost("/akun/demo", SignInAsPersona).AllowAnonymous().TakesShortForms();
            app.MapPost("/akun/demo/simulasi", SwitchSimulation).AllowAnonymous().TakesShortForms();
        }
    }

    /// <summary>A browser that has chosen neither language nor theme gets the user's.</summary>
    internal static void Remember(HttpContext http, KalapaUser user)
    {
        Language.RememberIfUnset(http, user.Locale);
        Theme.RememberIfUnset(http, user.Theme);
    }

    private static async Task<IResult> SignOut([FromForm] string? returnUrl, KalapaSignInManager signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect(LocalUrl.Of(returnUrl, "/akun/masuk"));
    }

    private static async Task<IResult> SetLanguage(
        [FromForm] string language, [FromForm] string? returnUrl, HttpContext http, UserManager<KalapaUser> users, DatabaseOutage outage)
    {
        var chosen = Language.Remember(http, language);
        await Keep(http, users, outage, user => user.Locale = chosen);
        return Results.LocalRedirect(LocalUrl.Of(returnUrl));
    }

    private static async Task<IResult> SetTheme(
        [FromForm] string theme, [FromForm] string? returnUrl, HttpContext http, UserManager<KalapaUser> users, DatabaseOutage outage)
    {
        var chosen = Theme.Remember(http, theme);
        await Keep(http, users, outage, user => user.Theme = chosen);
        return Results.LocalRedirect(LocalUrl.Of(returnUrl));
    }

    // A lost race between two of the own screens, or an outage, costs a preference nobody will miss; the cookie has it anyway.
    private static async Task Keep(HttpContext http, UserManager<KalapaUser> users, DatabaseOutage outage, Action<KalapaUser> change)
    {
        try
        {
            if (await users.GetUserAsync(http.User) is { } user)
            {
                change(user);
                await users.UpdateAsync(user);
            }
        }
        catch (Exception failure) when (outage.Is(failure))
        {
        }
    }

    private static async Task<IResult> AddBrowser(
        [FromForm] string? endpoint, [FromForm] string? p256dh, [FromForm] string? auth, HttpContext http, OwnBrowsers browsers, KnownDevices devices)
    {
        var userId = http.User.UserId()!.Value;
        var outcome = await browsers.Add(userId, new(endpoint, p256dh, auth)
        {
            Device = DeviceWords.Of(http.Request.Headers.UserAgent),
            DeviceId = devices.Remember(http, userId),
            SessionId = http.User.SessionId() ?? Guid.Empty,
        }, http.RequestAborted);
        return Results.LocalRedirect(BrowserNotes.Address($"{outcome}"));
    }

    private static async Task<IResult> RemoveBrowser([FromForm] Guid id, HttpContext http, OwnBrowsers browsers)
    {
        await browsers.Remove(http.User.UserId()!.Value, id, http.RequestAborted);
        return Results.LocalRedirect(BrowserNotes.Address(BrowserNotes.Removed));
    }

    private static async Task<IResult> SignInAsPersona(
        [FromForm] string email, [FromForm] string? returnUrl, HttpContext http, KalapaSignInManager signIn, [FromServices] DemoPersonas? personas)
    {
        if (personas?.All.Any(persona => persona.Email == email) != true
            || await signIn.UserManager.FindByEmailAsync(email) is not { } user
            || !await signIn.CanSignInAsync(user))
        {
            return Results.NotFound();
        }

        await signIn.SignInAsync(user, isPersistent: false);
        Remember(http, user);
        return Results.LocalRedirect(LocalUrl.Of(returnUrl));
    }

    private static IResult SwitchSimulation([FromForm] bool on, [FromForm] string? returnUrl, [FromServices] DemoSimulationSwitch? simulation)
    {
        if (simulation is null)
        {
            return Results.NotFound();
        }

        simulation.IsOn = on;
        return Results.LocalRedirect(LocalUrl.Of(returnUrl, "/akun/masuk"));
    }
}
