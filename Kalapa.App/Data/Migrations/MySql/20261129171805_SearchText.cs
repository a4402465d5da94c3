using System;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class SearchText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchFills",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Through = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchFills", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "TicketTexts",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    TicketId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Words = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Said = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketTexts", x => x.Key);
                    table.ForeignKey(
                        name: "FK_TicketTexts_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketTexts_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.InsertData(
                table: "SearchFills",
                columns: new[] { "Id", "Through", "Version" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000"), 0 });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_CreatedById_State",
                table: "Tickets",
                columns: new[] { "CreatedById", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_RequesterId_State",
                table: "Tickets",
                columns: new[] { "RequesterId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_HeldSince",
                table: "Tickets",
                columns: new[] { "TenantId", "HeldSince" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_ActorId_Seq",
                table: "AuditEvents",
                columns: new[] { "ActorId", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Approval_DecidedAt",
                table: "Approval",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_TicketTexts_TenantId_Key",
                table: "TicketTexts",
                columns: new[] { "TenantId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketTexts_TicketId",
                table: "TicketTexts",
                column: "TicketId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketTexts_Words_Said",
                table: "TicketTexts",
                columns: new[] { "Words", "Said" })
                .Annotation("MySql:FullTextIndex", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchFills");

            migrationBuilder.DropTable(
                name: "TicketTexts");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_CreatedById_State",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_RequesterId_State",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_HeldSince",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_ActorId_Seq",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_Approval_DecidedAt",
                table: "Approval");
        }
    }
}
