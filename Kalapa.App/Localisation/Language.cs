using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Kalapa.App.Localisation;

/// <summary>The two languages. A language brings its formats along: <c>en</c> is read with British ones, 24 hours and day first.</summary>
public static class Language
{
    /// <summary>Indonesian, the default.</summary>
    public const string Indonesian = "id";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>The culture of <paramref name="language"/>; anything unknown is Indonesian.</summary>
    public static CultureInfo Culture(string? language) =>
        CultureInfo.GetCultureInfo(language == English ? "en-GB" : "id-ID");

    /// <summary>The language of the screen being made.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Indonesian;

    /// <summary>The language that is not <see cref="Current"/>.</summary>
    public static string Other => Current == English ? Indonesian : English;

    internal static string Remember(HttpContext http, string? language)
    {
        var culture = Culture(language);
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new() { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, HttpOnly = true, IsEssential = true });
        return culture.TwoLetterISOLanguageName;
    }

    internal static void RememberIfUnset(HttpContext http, string language)
    {
        if (!http.Request.Cookies.ContainsKey(CookieRequestCultureProvider.DefaultCookieName))
        {
            Remember(http, language);
        }
    }
}
