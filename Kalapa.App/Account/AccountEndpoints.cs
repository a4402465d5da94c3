using Kalapa.App.Data;
using Kalapa.App.Layout;
using Kalapa.App.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>
/// What is posted to the account's addresses; the sign-in form itself is posted to its page.
/// Each takes a form value, which is what makes the antiforgery check apply.
/// </summary>
internal static class AccountEndpoints
{
    public static void MapKalapaAccount(this WebApplication app)
    {
        app.MapPost("/akun/keluar", SignOutAsync).AllowAnonymous();
        app.MapPost("/akun/bahasa", SetLanguageAsync).AllowAnonymous();
        app.MapPost("/akun/tema", SetThemeAsync).AllowAnonymous();
        if (DemoPersonas.AreWelcome(app.Configuration, app.Environment))
        {
            app.MapPost("/akun/demo", SignInAsPersonaAsync).AllowAnonymous();
        }
    }

    /// <summary>A browser that has chosen neither language nor theme gets the user's.</summary>
    internal static void Remember(HttpContext http, KalapaUser user)
    {
        Language.RememberIfUnset(http, user.Locale);
        Theme.RememberIfUnset(http, user.Theme);
    }

    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, KalapaSignInManager signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect(LocalUrl.Of(returnUrl, "/akun/masuk"));
    }

    private static async Task<IResult> SetLanguageAsync(
        [FromForm] string language, [FromForm] string? returnUrl, HttpContext http, CurrentActor actor, IDbContextFactory<KalapaDbContext> contexts)
    {
        var chosen = Language.Remember(http, language);
        if (actor.UserId is { } id)
        {
            await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user.SetProperty(u => u.Locale, chosen));
        }

        return Results.LocalRedirect(LocalUrl.Of(returnUrl));
    }

    private static async Task<IResult> SetThemeAsync(
        [FromForm] string theme, [FromForm] string? returnUrl, HttpContext http, CurrentActor actor, IDbContextFactory<KalapaDbContext> contexts)
    {
        var chosen = Theme.Remember(http, theme);
        if (actor.UserId is { } id)
        {
            await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user.SetProperty(u => u.Theme, chosen));
        }

        return Results.LocalRedirect(LocalUrl.Of(returnUrl));
    }

    private static async Task<IResult> SignInAsPersonaAsync(
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
}
