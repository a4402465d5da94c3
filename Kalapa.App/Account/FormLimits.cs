using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Kalapa.App.Account;

/// <summary>
/// What a form may bring: no page of Kalapa's takes more than a few short fields, files and long texts travel otherwise. It is asked before
/// anything of the form is read, whoever sends it.
/// </summary>
internal static class FormLimits
{
    /// <summary>Bytes of a form (32 kB).</summary>
    public const int MaxBody = 32 * 1024;

    public static void AddFormLimits(this WebApplicationBuilder builder) => builder.Services.Configure<FormOptions>(form =>
    {
        form.ValueCountLimit = 32;
        form.KeyLengthLimit = 128;
        form.ValueLengthLimit = 8 * 1024;
        form.MultipartBodyLengthLimit = MaxBody;
        form.BufferBodyLengthLimit = MaxBody;
    });

    /// <summary>For the account's addresses.</summary>
    public static TBuilder TakesShortForms<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequestSizeLimitAttribute(MaxBody));

    /// <summary>For all pages: each takes posts, whether it has a form or not.</summary>
    public static RazorComponentsEndpointConventionBuilder TakeShortForms(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
            {
                endpoint.Metadata.Add(new RequestSizeLimitAttribute(MaxBody));
            }
        });
        return pages;
    }

    /// <summary>Refuses what says itself that it is too long (413); what does not is cut where it grows too long.</summary>
    public static void UseFormLimits(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is { } most && http.Request.ContentLength > most)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            // A request that cannot be read is the sender's fault.
            http.Response.Clear();
            http.Response.StatusCode = bad.StatusCode;
        }
    });
}
