using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Kalapa.Tests.Support;

/// <summary>A demo person who asks by plain HTTP: what a page or a file answers before any circuit is there.</summary>
internal sealed partial class DemoVisitor : IDisposable
{
    private readonly HttpClient _http;

    private DemoVisitor(Uri address) => _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = address };

    /// <summary>Nobody: not signed in.</summary>
    public static DemoVisitor Nobody(Uri address) => new(address);

    /// <summary>Signed in with the one-click button.</summary>
    public static async Task<DemoVisitor> SignIn(Uri address, string email)
    {
        var visitor = new DemoVisitor(address);
        using var form = new FormUrlEncodedContent([new("email", email), new("__RequestVerificationToken", await visitor.Token())]);
        using var answer = await visitor._http.PostAsync(new Uri("/akun/demo", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? visitor : throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
    }

    /// <summary>The status of a page, an endpoint or a file; a redirect to the sign-in page counts as 401.</summary>
    public async Task<int> Ask(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return answer.Headers.Location?.OriginalString.Contains("/akun/masuk", StringComparison.Ordinal) == true ? 401 : (int)answer.StatusCode;
    }

    /// <summary>What somebody would read on the page, without what differs from answer to answer (tokens, ids, times).</summary>
    public async Task<string> Read(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {Changing().Replace(page, "")}";
    }

    /// <summary>A token for the next form, from a page that has one for everybody.</summary>
    public async Task<string> Token() => TokenField().Match(await (await Answer("/galat/404")).Content.ReadAsStringAsync()).Groups["token"].Value;

    /// <summary>The answer itself; the caller disposes it.</summary>
    public Task<HttpResponseMessage> Answer(string path, HttpMethod? method = null, HttpContent? body = null) =>
        _http.SendAsync(new(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative)) { Content = body }, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Sends a file's bytes; the answer is its id, null when it was refused.</summary>
    /// <exception cref="HttpRequestException">Nobody answered.</exception>
    public async Task<Guid?> Put(string path, string token, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK ? (await answer.Content.ReadFromJsonAsync<Received>())!.Id : null;
    }

    private sealed record Received(Guid Id);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""(?<token>[^""]+)""")]
    private static partial Regex TokenField();

    [GeneratedRegex(@"<!--.*?-->|value=""CfDJ8[^""]*""|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{2}\.[0-9]{2}(\.[0-9]{2})?|mud[a-z]*-?[0-9a-f-]{8,}", RegexOptions.Singleline)]
    private static partial Regex Changing();
}
