using Microsoft.AspNetCore.Localization;
using MudBlazor;

namespace Kalapa.App.Localisation;

/// <summary>Words: a <c>…Words.resx</c> beside the feature in Indonesian, <c>…Words.en.resx</c> in English, read through <c>IStringLocalizer&lt;…Words&gt;</c>.</summary>
internal static class LocalisationSetup
{
    public static void AddKalapaLocalisation(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.AddScoped<RuleSentences>();
        builder.Services.AddTransient<MudLocalizer, MudWordsLocalizer>();
    }

    /// <summary>The cookie alone decides: sign-in writes it from the user's setting, the switch writes both.</summary>
    public static void UseKalapaLocalisation(this WebApplication app)
    {
        var indonesian = Language.Culture(Language.Indonesian);
        var cultures = new[] { indonesian, Language.Culture(Language.English) };
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(indonesian),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders = [new CookieRequestCultureProvider()],
        });
    }
}
