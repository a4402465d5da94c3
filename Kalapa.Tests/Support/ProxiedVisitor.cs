using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>A browser behind a proxy that ends TLS: what it keeps are cookies, which a plain client would not send back over http.</summary>
public sealed partial class ProxiedVisitor(Uri address)
{
    private static readonly HttpClient Http = new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy started for a test signs its own certificate.
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    private readonly Dictionary<string, string> _cookies = [];

    public Task<(HttpStatusCode Status, string Body)> Get(string path) => Send(new(HttpMethod.Get, new Uri(address, path)));

    public Task<(HttpStatusCode Status, string Body)> Post(string path, string page, Dictionary<string, string> form)
    {
        form["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value);
        return Send(new(HttpMethod.Post, new Uri(address, path)) { Content = new FormUrlEncodedContent(form) });
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(HttpRequestMessage request)
    {
        using (request)
        {
            if (address.Scheme == Uri.UriSchemeHttp)
            {
                request.Headers.Add("X-Forwarded-Proto", "https");
            }

            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""")]
    private static partial Regex Token();
}
