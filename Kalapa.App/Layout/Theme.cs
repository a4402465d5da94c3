namespace Kalapa.App.Layout;

/// <summary>Light, dark, or as the system has it; kept in a cookie that script may write too.</summary>
public static class Theme
{
    /// <summary>Light.</summary>
    public const string Light = "light";

    /// <summary>Dark.</summary>
    public const string Dark = "dark";

    /// <summary>As the browser prefers.</summary>
    public const string System = "system";

    internal const string Cookie = "kalapa-theme";

    /// <summary>In the order of the menu.</summary>
    public static IReadOnlyList<string> All { get; } = [Light, Dark, System];

    internal static string Of(HttpRequest request) => Known(request.Cookies[Cookie]);

    /// <summary>When the dark sheet applies; paper is always light.</summary>
    internal static string Media(string theme) => theme switch
    {
        Light => "not all",
        Dark => "screen",
        _ => "screen and (prefers-color-scheme: dark)",
    };

    internal static string Remember(HttpContext http, string? theme)
    {
        var known = Known(theme);
        http.Response.Cookies.Append(Cookie, known,
            new() { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
        return known;
    }

    internal static void RememberIfUnset(HttpContext http, string theme)
    {
        if (!http.Request.Cookies.ContainsKey(Cookie))
        {
            Remember(http, theme);
        }
    }

    private static string Known(string? theme) => theme is Light or Dark ? theme : System;
}
