using Kalapa.App.Account;
using Microsoft.AspNetCore.Diagnostics;

namespace Kalapa.App.Layout;

/// <summary>The pages that answer a request which failed: <see cref="StatusPage"/> in place of an empty body.</summary>
internal static class StatusPages
{
    /// <summary>
    /// Such a page is read (GET), whatever the failed request wanted: pages take no PUT, so a refused upload would be answered with 405, and a
    /// form's post would be taken for one of the page's own.
    /// </summary>
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/galat/{0}", createScopeForStatusCodePages: true);
        app.Use(async (http, next) =>
        {
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerFeature>() is null)
            {
                await next(http);
                return;
            }

            var method = http.Request.Method;
            http.Request.Method = HttpMethods.IsHead(method) ? HttpMethods.Head : HttpMethods.Get;
            // Matched before this with the old method; below it is matched again.
            http.SetEndpoint(null);
            http.Request.RouteValues.Clear();
            try
            {
                await next(http);
            }
            finally
            {
                http.Request.Method = method;
            }
        });
        app.UseRouting();
        app.UseFormLimits();
    }
}
