using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kalapa.App.Setup;

/// <summary>Pages go out compressed also where no proxy does it. Files have their compressed copies from the build.</summary>
internal static class PageCompression
{
    /// <remarks>
    /// Over TLS too. The length of a compressed page tells a listener something only about a secret that stands in it beside text of the
    /// listener's choice, again and again (BREACH): the tokens in our pages are masked anew in each answer, and no foreign site makes a
    /// browser ask with its cookies (SameSite).
    /// </remarks>
    public static void AddPageCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, [MediaTypeNames.Text.Html]));
        // A page is made for one reader once: what little a better level saves costs more processor time than the page itself.
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
