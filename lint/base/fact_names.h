// The values of the context's enumerations as files, flags and output spell them. The first name of a value is the one
// that is written; further ones are understood.
#pragma once

#include "base/names.h"
#include "mannerly/context.h"
#include "mannerly/permission.h"

namespace mannerly {

inline constexpr NameTable<Answer, 6> kAnswerNames{{{Answer::kAllowed, "allowed"},
                                                    {Answer::kAllowedCost, "allowed-cost"},
                                                    {Answer::kAllowedLimited, "allowed-limited"},
                                                    {Answer::kRequest, "request"},
                                                    {Answer::kDenied, "denied"},
                                                    {Answer::kUnknown, "unknown"}}};

inline constexpr NameTable<Tie, 7> kTieNames{{{Tie::kNone, "none"},
                                              {Tie::kMet, "met"},
                                              {Tie::kColleague, "colleague"},
                                              {Tie::kAlumni, "alumni"},
                                              {Tie::kCustomer, "customer"},
                                              {Tie::kPartner, "partner"},
                                              {Tie::kReferred, "referred"}}};

inline constexpr NameTable<Degree, 10> kDegreeNames{{{Degree::kFirst, "first"},
                                                     {Degree::kSecond, "second"},
                                                     {Degree::kThird, "third"},
                                                     {Degree::kOutside, "outside"},
                                                     {Degree::kFirst, "1"},
                                                     {Degree::kSecond, "2"},
                                                     {Degree::kThird, "3"},
                                                     {Degree::kFirst, "1st"},
                                                     {Degree::kSecond, "2nd"},
                                                     {Degree::kThird, "3rd"}}};

inline constexpr NameTable<Tier, 8> kTierNames{{{Tier::kBasic, "basic"},
                                                {Tier::kPremiumCareer, "premium-career"},
                                                {Tier::kPremiumBusiness, "premium-business"},
                                                {Tier::kSalesNavigator, "sales-navigator"},
                                                {Tier::kRecruiterLite, "recruiter-lite"},
                                                {Tier::kRecruiter, "recruiter"},
                                                {Tier::kRecruiterServices, "recruiter-services"},
                                                {Tier::kBasic, "free"}}};

inline constexpr NameTable<AccountStatus, 4> kAccountStatusNames{{{AccountStatus::kActive, "active"},
                                                                  {AccountStatus::kLimited, "limited"},
                                                                  {AccountStatus::kRestricted, "restricted"},
                                                                  {AccountStatus::kClosed, "closed"}}};

inline constexpr NameTable<Blocked, 3> kBlockedNames{
    {{Blocked::kNone, "none"}, {Blocked::kByThem, "by-them"}, {Blocked::kByMe, "by-me"}}};

inline constexpr NameTable<MessagesFrom, 3> kMessagesFromNames{
    {{MessagesFrom::kAnyone, "anyone"},
     {MessagesFrom::kConnections, "connections"},
     {MessagesFrom::kSharedConnections, "shared-connections"}}};

inline constexpr NameTable<InvitationsFrom, 3> kInvitationsFromNames{
    {{InvitationsFrom::kAnyone, "anyone"},
     {InvitationsFrom::kEmailOrImported, "email-or-imported"},
     {InvitationsFrom::kImported, "imported"}}};

inline constexpr NameTable<Visibility, 3> kVisibilityNames{
    {{Visibility::kPublic, "public"}, {Visibility::kLimited, "limited"}, {Visibility::kPrivate, "private"}}};

inline constexpr NameTable<GroupMessages, 3> kGroupMessagesNames{{{GroupMessages::kMembers, "members"},
                                                                  {GroupMessages::kConnectedOnly, "connected-only"},
                                                                  {GroupMessages::kNone, "none"}}};

}  // namespace mannerly
